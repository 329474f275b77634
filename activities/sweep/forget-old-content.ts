import { deleteOldContent } from '../../prisma/repositories/stored-content.ts';
import type { Deps } from '../deps.ts';

const JOBS_AT_ONCE = 500;

/** Deletes prompts and replies that their teams keep no longer. Answers whether there is more to do. */
export const forgetOldContent = ({ db }: Pick<Deps, 'db'>) =>
  async function forgetOldContent(): Promise<{ readonly hasMore: boolean }> {
    return { hasMore: (await deleteOldContent(db, JOBS_AT_ONCE)) === JOBS_AT_ONCE };
  };
