import { organizationParams } from '#schemas/organizations.ts';
import { assignedOrganizationBook, assignPriceBookBody } from '#schemas/price-books.ts';
import { assignOrganizationBook as storeBook } from '../../../prisma/repositories/price-books.ts';
import { defineRoute } from '../../define-route.ts';
import { findKnownOrganization } from '../organizations/known-organization.ts';
import { findKnownBook } from './known-price-book.ts';

export const assignOrganizationBook = defineRoute({
  method: 'put',
  path: '/api/organizations/:organization_id/price-book',
  summary: 'Set the price book of an organization’s teams that have none of their own. Open jobs keep their prices',
  tag: 'Pricing',
  access: 'admin',
  params: organizationParams,
  body: assignPriceBookBody,
  reply: assignedOrganizationBook,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { organization_id: organizationId }, body: { price_book_id: bookId } }, { db }) {
    await findKnownOrganization(db, organizationId);
    if (bookId !== null) await findKnownBook(db, bookId);
    await storeBook(db, organizationId, bookId);
    return { organization_id: organizationId, price_book_id: bookId };
  },
});
