import { priceVersionParams, priceVersionView } from '#schemas/price-books.ts';
import { defineRoute } from '../../define-route.ts';
import { viewPriceVersion } from '../../views/price-book.ts';
import { findKnownVersion } from './known-price-book.ts';

export const getVersion = defineRoute({
  method: 'get',
  path: '/api/price-books/:book_id/versions/:number',
  summary: 'A version of a price book',
  tag: 'Pricing',
  access: 'viewer',
  params: priceVersionParams,
  reply: priceVersionView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db }) {
    return viewPriceVersion(await findKnownVersion(db, params.book_id, params.number));
  },
});
