import { setImmediate as nextTurn } from 'node:timers/promises';

export type GroupCommit<Item, Result> = {
  /** Answers one result for each item, in their order. */
  readonly run: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** How many items go together at most. */
  readonly maximum: number;
};

type Waiting<Item, Result> = {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Lets items that arrive while a group is being written wait and go together in the next one, and those that arrive in the
 * same turn of the event loop: what one group's end lets go on comes back all at once. A group that fails is written again
 * one by one, so that an item that cannot be written harms no other.
 */
export function groupCommit<Item, Result>({
  run,
  maximum,
}: GroupCommit<Item, Result>): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      await nextTurn();
      await writeGroup(waiting.splice(0, maximum), run);
    }
    isWriting = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWriting) void writeAll();
    });
}

async function writeGroup<Item, Result>(
  group: readonly Waiting<Item, Result>[],
  run: GroupCommit<Item, Result>['run'],
): Promise<void> {
  try {
    const results = await run(group.map(({ item }) => item));
    group.forEach(({ resolve }, place) => {
      resolve(results[place] as Result);
    });
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    else for (const one of group) await writeGroup([one], run);
  }
}
