import { priceBookParams, priceVersionList, priceVersionListQuery } from '#schemas/price-books.ts';
import { listVersions as findVersions } from '../../../prisma/repositories/price-versions.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewPriceVersion } from '../../views/price-book.ts';
import { findKnownBook } from './known-price-book.ts';

export const listVersions = defineRoute({
  method: 'get',
  path: '/api/price-books/:book_id/versions',
  summary: 'The versions of a price book, the newest first',
  tag: 'Pricing',
  access: 'viewer',
  params: priceBookParams,
  query: priceVersionListQuery,
  reply: priceVersionList,
  rows: 'versions',
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { book_id: bookId }, query }, { db }) {
    await findKnownBook(db, bookId);
    const { total, next, rows } = await findVersions(db, bookId, pageOf(query));
    return { total, next_cursor: next, versions: rows.map(viewPriceVersion) };
  },
});
