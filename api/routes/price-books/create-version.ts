import { DomainError } from '#domain/errors.ts';
import { priceBookParams, priceVersionBody, priceVersionView } from '#schemas/price-books.ts';
import { createVersion as storeVersion } from '../../../prisma/repositories/price-versions.ts';
import { isUniqueViolation } from '../../../prisma/violations.ts';
import { defineRoute } from '../../define-route.ts';
import { viewPriceVersion } from '../../views/price-book.ts';
import { findKnownBook, findKnownVersion } from './known-price-book.ts';

export const createVersion = defineRoute({
  method: 'post',
  path: '/api/price-books/:book_id/versions',
  summary: 'Write a new version of a price book, as a draft',
  tag: 'Pricing',
  access: 'admin',
  params: priceBookParams,
  body: priceVersionBody,
  reply: priceVersionView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { book_id: bookId }, body: { credit_value_usd: creditValue, rules, note } }, { db }) {
    await findKnownBook(db, bookId);
    const number = await storeVersion(db, bookId, { creditValue, rules, note }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? writtenAtOnce(bookId) : error;
    });
    return viewPriceVersion(await findKnownVersion(db, bookId, number));
  },
});

const writtenAtOnce = (bookId: string): DomainError =>
  new DomainError('conflict', `Another version of price book "${bookId}" was written at this moment. Try again.`);
