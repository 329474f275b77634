import { priceBookParams, priceBookView } from '#schemas/price-books.ts';
import { defineRoute } from '../../define-route.ts';
import { viewPriceBook } from '../../views/price-book.ts';
import { findKnownBook } from './known-price-book.ts';

export const getPriceBook = defineRoute({
  method: 'get',
  path: '/api/price-books/:book_id',
  summary: 'A price book',
  tag: 'Pricing',
  access: 'viewer',
  params: priceBookParams,
  reply: priceBookView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db }) {
    return viewPriceBook(await findKnownBook(db, params.book_id));
  },
});
