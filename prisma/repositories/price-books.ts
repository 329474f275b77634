import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import type { PriceBook } from '../generated/client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

export type { PriceBook } from '../generated/client.ts';
export type BookFields = Pick<PriceBook, 'name' | 'description'>;

/** Creates a book without versions. Throws a unique violation when there is one with this id. */
export const createPriceBook = ({ prisma }: Database, id: string, fields: BookFields): Promise<PriceBook> =>
  prisma.priceBook.create({ data: { id, ...fields } });

export const findPriceBook = ({ prisma }: Database, id: string): Promise<PriceBook | null> =>
  prisma.priceBook.findUnique({ where: { id } });

const listing: Listing = {
  from: 'price_books b',
  id: { sql: 'b.id', type: 'text' },
  sorts: {
    book_id: { sql: 'b.id', type: 'text' },
    name: { sql: 'lower(b.name)', type: 'text' },
    created_at: { sql: 'b.created_at', type: 'timestamptz' },
  },
};

export async function listPriceBooks(db: Database, page: PageRequest): Promise<ListPage<PriceBook>> {
  return listPage(db, {
    listing,
    page,
    where: [],
    idOf: ({ id }) => id,
    load: (ids) => db.prisma.priceBook.findMany({ where: { id: { in: ids } } }),
  });
}

export async function updatePriceBook(
  { prisma }: Database,
  id: string,
  { name, description }: { readonly [field in keyof BookFields]?: BookFields[field] | undefined },
): Promise<void> {
  await prisma.priceBook.update({
    where: { id },
    data: { ...(name !== undefined && { name }), ...(description !== undefined && { description }) },
  });
}

/** Makes a book the one that counts where no other is set. False when it has no version in effect: some price must count. */
export const makeDefault = ({ prisma }: Database, id: string): Promise<boolean> =>
  prisma.$transaction(async (transaction) => {
    const inEffect = await transaction.$queryRaw<object[]>`
      SELECT id FROM price_book_versions WHERE book_id = ${id} AND status = 'published' AND effective_from <= now() LIMIT 1`;
    if (inEffect.length === 0) return false;
    await transaction.$executeRaw`SELECT id FROM price_books WHERE is_default FOR UPDATE`;
    await transaction.priceBook.updateMany({ where: { isDefault: true, id: { not: id } }, data: { isDefault: false } });
    await transaction.priceBook.update({ where: { id }, data: { isDefault: true } });
    return true;
  });

/** Sets or, with null, removes the book of a team. Throws a reference violation when there is no such book. */
export async function assignTeamBook({ prisma }: Database, teamId: string, priceBookId: string | null): Promise<void> {
  await prisma.team.updateMany({ where: { id: teamId }, data: { priceBookId } });
}

/** Sets or, with null, removes the book of an organization's teams that have none of their own. */
export async function assignOrganizationBook(
  { prisma }: Database,
  organizationId: string,
  priceBookId: string | null,
): Promise<void> {
  await prisma.organization.updateMany({ where: { id: organizationId }, data: { priceBookId } });
}
