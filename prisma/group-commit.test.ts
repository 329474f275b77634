import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { groupCommit } from './group-commit.ts';

/** Writes each group when it is told to, and remembers the groups. */
function recorder(fails: (item: number) => boolean = () => false) {
  const groups: number[][] = [];
  const run = async (items: readonly number[]): Promise<string[]> => {
    groups.push([...items]);
    await nextTurn();
    if (items.some(fails)) throw new Error(`cannot write ${items.find(fails)}`);
    return items.map((item) => `wrote ${item}`);
  };
  return { groups, run };
}

describe('groupCommit', () => {
  it('writes items of one turn together, in their order', async () => {
    const { groups, run } = recorder();
    const write = groupCommit({ run, maximum: 10 });
    const results = await Promise.all([1, 2, 3, 4].map(write));
    expect(results).toEqual(['wrote 1', 'wrote 2', 'wrote 3', 'wrote 4']);
    expect(groups).toEqual([[1, 2, 3, 4]]);
  });

  it('writes items that come while a group is being written together in the next', async () => {
    const { groups, run } = recorder();
    const write = groupCommit({ run, maximum: 10 });
    const first = write(1);
    while (groups.length === 0) await nextTurn();
    await Promise.all([first, ...[2, 3, 4].map(write)]);
    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it('keeps together what the end of a group lets go on, as holds and their settlements', async () => {
    const [holds, settlements] = [recorder(), recorder()];
    const hold = groupCommit({ run: holds.run, maximum: 10 });
    const settle = groupCommit({ run: settlements.run, maximum: 10 });
    const moveOne = async (item: number) => {
      await hold(item);
      await settle(item);
    };
    await Promise.all([1, 2, 3].map(moveOne));
    expect(settlements.groups).toEqual([[1, 2, 3]]);
  });

  it('puts no more than the maximum in a group', async () => {
    const { groups, run } = recorder();
    const write = groupCommit({ run, maximum: 2 });
    await Promise.all([1, 2, 3, 4, 5, 6].map(write));
    expect(groups).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it('never has two groups under way', async () => {
    let underWay = 0;
    let most = 0;
    const run = async (items: readonly number[]) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await nextTurn();
      underWay -= 1;
      return items;
    };
    const write = groupCommit({ run, maximum: 3 });
    await Promise.all(Array.from({ length: 20 }, (_, item) => write(item)));
    expect(most).toBe(1);
  });

  it('fails only the item that cannot be written, and writes the others of its group', async () => {
    const { groups, run } = recorder((item) => item === 3);
    const write = groupCommit({ run, maximum: 10 });
    const results = await Promise.allSettled([1, 2, 3, 4].map(write));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(results[2]).toMatchObject({ reason: { message: 'cannot write 3' } });
    expect(groups).toEqual([[1, 2, 3, 4], [1], [2], [3], [4]]);
  });

  it('goes on after a failure and after a pause', async () => {
    const { groups, run } = recorder((item) => item === 1);
    const write = groupCommit({ run, maximum: 10 });
    await expect(write(1)).rejects.toThrow('cannot write 1');
    expect(await write(2)).toBe('wrote 2');
    expect(groups).toEqual([[1], [2]]);
  });
});
