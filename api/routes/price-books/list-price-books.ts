import { priceBookList, priceBookListQuery } from '#schemas/price-books.ts';
import { listPriceBooks as findBooks } from '../../../prisma/repositories/price-books.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewPriceBook } from '../../views/price-book.ts';

export const listPriceBooks = defineRoute({
  method: 'get',
  path: '/api/price-books',
  summary: 'Price books, by id',
  tag: 'Pricing',
  access: 'viewer',
  query: priceBookListQuery,
  reply: priceBookList,
  rows: 'price_books',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { total, next, rows } = await findBooks(db, pageOf(query));
    return { total, next_cursor: next, price_books: rows.map(viewPriceBook) };
  },
});
