import { deletedPriceVersion, priceVersionParams } from '#schemas/price-books.ts';
import { deleteDraft } from '../../../prisma/repositories/price-versions.ts';
import { defineRoute } from '../../define-route.ts';
import { findKnownVersion, versionIsFinal } from './known-price-book.ts';

export const deleteVersion = defineRoute({
  method: 'delete',
  path: '/api/price-books/:book_id/versions/:number',
  summary: 'Delete a draft. A published version stays',
  tag: 'Pricing',
  access: 'admin',
  params: priceVersionParams,
  reply: deletedPriceVersion,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { book_id: bookId, number } }, { db }) {
    await findKnownVersion(db, bookId, number);
    if (!(await deleteDraft(db, bookId, number))) throw versionIsFinal(bookId, number);
    return { book_id: bookId, number, message: 'Draft deleted.' };
  },
});
