import type { Database } from '../client.ts';

/** The names of teams or organizations by their ids. */
export async function findTenantNames(
  { prisma }: Database,
  kind: 'team' | 'organization',
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const query = { where: { id: { in: [...ids] } }, select: { id: true, name: true } };
  const rows = await (kind === 'team' ? prisma.team.findMany(query) : prisma.organization.findMany(query));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
