import type { z } from 'zod';
import type { model } from '#schemas/openai.ts';
import type { Database } from '../../prisma/client.ts';
import { findAliasAges } from '../../prisma/repositories/model-aliases.ts';
import type { TeamCaller } from '../callers.ts';

/** The models that a team may call, in OpenAI's form and in the order of its access groups. */
export async function viewModels(
  db: Database,
  { models, organizationId }: TeamCaller,
): Promise<z.input<typeof model>[]> {
  const aliases = [...new Set(models.map(({ alias }) => alias))];
  const ages = await findAliasAges(db, aliases);
  return aliases.map((alias) => ({
    id: alias,
    object: 'model',
    created: Math.floor((ages.get(alias)?.getTime() ?? 0) / 1_000),
    owned_by: organizationId,
  }));
}
