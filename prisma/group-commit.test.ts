import { describe, expect, it } from 'vitest';
import { groupCommit } from './group-commit.ts';

/** Writes each group when it is told to, and remembers the groups. */
function recorder(fails: (item: number) => boolean = () => false) {
  const groups: number[][] = [];
  const run = async (items: readonly number[]): Promise<string[]> => {
    groups.push([...items]);
    await new Promise(setImmediate);
    if (items.some(fails)) throw new Error(`cannot write ${items.find(fails)}`);
    return items.map((item) => `wrote ${item}`);
  };
  return { groups, run };
}

describe('groupCommit', () => {
  it('writes the first item at once and those that come meanwhile together, in their order', async () => {
    const { groups, run } = recorder();
    const write = groupCommit({ run, maximum: 10 });
    const results = await Promise.all([1, 2, 3, 4].map(write));
    expect(results).toEqual(['wrote 1', 'wrote 2', 'wrote 3', 'wrote 4']);
    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it('puts no more than the maximum in a group', async () => {
    const { groups, run } = recorder();
    const write = groupCommit({ run, maximum: 2 });
    await Promise.all([1, 2, 3, 4, 5, 6].map(write));
    expect(groups).toEqual([[1], [2, 3], [4, 5], [6]]);
  });

  it('never has two groups under way', async () => {
    let underWay = 0;
    let most = 0;
    const run = async (items: readonly number[]) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(setImmediate);
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
    expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
  });

  it('goes on after a failure and after a pause', async () => {
    const { groups, run } = recorder((item) => item === 1);
    const write = groupCommit({ run, maximum: 10 });
    await expect(write(1)).rejects.toThrow('cannot write 1');
    expect(await write(2)).toBe('wrote 2');
    expect(groups).toEqual([[1], [2]]);
  });
});
