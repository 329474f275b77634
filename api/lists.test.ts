import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Route } from './define-route.ts';
import { routes } from './routes/index.ts';
import { listQuery, readCursor } from './schemas/lists.ts';

const shapeOf = (schema: z.ZodType | undefined): Record<string, z.ZodType> =>
  schema instanceof z.ZodObject ? schema.shape : {};
/** A report that sums by groups has a total of its own. */
const isReport = ({ query }: Route): boolean => 'group_by' in shapeOf(query);
/** A look-up in somebody else's list comes in the order of how well it fits. */
const isLookUp = ({ query }: Route): boolean => 'search' in shapeOf(query);
const lists = routes.filter(
  (route) => shapeOf(route.reply)['total'] instanceof z.ZodNumber && !isReport(route) && !isLookUp(route),
);
const named = (list: Route) => [`${list.method} ${list.path}`, list] as const;

describe('lists', () => {
  it.each(lists.map(named))('%s come in pages by number or cursor, in an order, and as CSV', (_, list) => {
    const reply = shapeOf(list.reply);
    expect(reply[list.rows ?? '']).toBeInstanceOf(z.ZodArray);
    expect(reply).toHaveProperty('next_cursor');
    for (const field of ['limit', 'offset', 'cursor', 'sort', 'order', 'format'])
      expect(shapeOf(list.query)).toHaveProperty(field);
  });

  it('are most of what operators look at', () => {
    expect(lists.length).toBeGreaterThan(18);
  });
});

describe('a cursor', () => {
  const query = z.object(listQuery(['created_at', 'name'], 'desc'));
  const write = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('says where its list goes on, and in which order', () => {
    expect(query.parse({ cursor: write(['name', 'asc', 'b', '7']) }).cursor).toEqual({
      sort: 'name',
      order: 'asc',
      value: 'b',
      id: '7',
    });
  });

  it.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['of another list', write(['colour', 'asc', 'b', '7'])],
    ['of another order', write(['name', 'sideways', 'b', '7'])],
    ['too short', write(['name', 'asc'])],
  ])('that is %s is refused', (_, cursor) => {
    expect(query.safeParse({ cursor }).error?.issues[0]?.message).toMatch(/^is no cursor of this list/);
  });

  it('that cannot be read is none', () => {
    expect(readCursor('')).toBeNull();
  });
});
