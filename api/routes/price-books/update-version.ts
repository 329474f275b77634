import { priceVersionBody, priceVersionParams, priceVersionView } from '#schemas/price-books.ts';
import { replaceDraft } from '../../../prisma/repositories/price-versions.ts';
import { defineRoute } from '../../define-route.ts';
import { viewPriceVersion } from '../../views/price-book.ts';
import { findKnownVersion, versionIsFinal } from './known-price-book.ts';

export const updateVersion = defineRoute({
  method: 'put',
  path: '/api/price-books/:book_id/versions/:number',
  summary: 'Write a draft anew. A published version never changes',
  tag: 'Pricing',
  access: 'admin',
  params: priceVersionParams,
  body: priceVersionBody,
  reply: priceVersionView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { book_id: bookId, number }, body: { credit_value_usd: creditValue, rules, note } }, { db }) {
    await findKnownVersion(db, bookId, number);
    if (!(await replaceDraft(db, bookId, number, { creditValue, rules, note }))) throw versionIsFinal(bookId, number);
    return viewPriceVersion(await findKnownVersion(db, bookId, number));
  },
});
