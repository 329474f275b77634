import { DomainError } from '#domain/errors.ts';
import { createPriceBookBody, priceBookView } from '#schemas/price-books.ts';
import { createPriceBook as storeBook } from '../../../prisma/repositories/price-books.ts';
import { isUniqueViolation } from '../../../prisma/violations.ts';
import { defineRoute } from '../../define-route.ts';
import { viewPriceBook } from '../../views/price-book.ts';

export const createPriceBook = defineRoute({
  method: 'post',
  path: '/api/price-books/create',
  summary: 'Create a price book. It counts for nobody before a version is published',
  tag: 'Pricing',
  access: 'admin',
  body: createPriceBookBody,
  reply: priceBookView,
  errors: ['invalid_request', 'forbidden', 'already_exists'],

  async handle({ body: { book_id: bookId, name, description } }, { db }) {
    const book = await storeBook(db, bookId, { name, description }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? alreadyThere(bookId) : error;
    });
    return viewPriceBook(book);
  },
});

const alreadyThere = (bookId: string): DomainError =>
  new DomainError('already_exists', `book_id: the price book "${bookId}" exists already. Choose another id.`);
