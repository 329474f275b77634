import { priceBookList, priceBookListQuery } from '#schemas/price-books.ts';
import { listPriceBooks as findBooks } from '../../../prisma/repositories/price-books.ts';
import { defineRoute } from '../../define-route.ts';
import { viewPriceBook } from '../../views/price-book.ts';

export const listPriceBooks = defineRoute({
  method: 'get',
  path: '/api/price-books',
  summary: 'Price books, by id',
  tag: 'Pricing',
  access: 'viewer',
  query: priceBookListQuery,
  reply: priceBookList,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { total, books } = await findBooks(db, query);
    return { total, price_books: books.map(viewPriceBook) };
  },
});
