import { DomainError } from '#domain/errors.ts';
import { priceBookParams, priceBookView, updatePriceBookBody } from '#schemas/price-books.ts';
import { makeDefault, updatePriceBook as storeChanges } from '../../../prisma/repositories/price-books.ts';
import { defineRoute } from '../../define-route.ts';
import { invalid } from '../../invalid.ts';
import { viewPriceBook } from '../../views/price-book.ts';
import { findKnownBook } from './known-price-book.ts';

export const updatePriceBook = defineRoute({
  method: 'put',
  path: '/api/price-books/:book_id',
  summary: "Change a price book's name or description, or make it the default",
  tag: 'Pricing',
  access: 'admin',
  params: priceBookParams,
  body: updatePriceBookBody,
  reply: priceBookView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { book_id: bookId }, body: { is_default: isDefault, ...changes } }, { db }) {
    const book = await findKnownBook(db, bookId);
    if (isDefault === false && book.isDefault)
      throw invalid('is_default', 'cannot be taken away: set it to true on another price book instead');
    if (isDefault === true && !(await makeDefault(db, bookId))) throw withoutVersion(bookId);
    await storeChanges(db, bookId, changes);
    return viewPriceBook(await findKnownBook(db, bookId));
  },
});

const withoutVersion = (bookId: string): DomainError =>
  new DomainError(
    'conflict',
    `is_default: price book "${bookId}" has no version in effect. Publish one first: every team must have a price.`,
  );
