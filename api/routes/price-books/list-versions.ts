import { priceBookListQuery, priceBookParams, priceVersionList } from '#schemas/price-books.ts';
import { listVersions as findVersions } from '../../../prisma/repositories/price-versions.ts';
import { defineRoute } from '../../define-route.ts';
import { viewPriceVersion } from '../../views/price-book.ts';
import { findKnownBook } from './known-price-book.ts';

export const listVersions = defineRoute({
  method: 'get',
  path: '/api/price-books/:book_id/versions',
  summary: 'The versions of a price book, the newest first',
  tag: 'Pricing',
  access: 'viewer',
  params: priceBookParams,
  query: priceBookListQuery,
  reply: priceVersionList,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { book_id: bookId }, query }, { db }) {
    await findKnownBook(db, bookId);
    const { total, versions } = await findVersions(db, bookId, query);
    return { total, versions: versions.map(viewPriceVersion) };
  },
});
