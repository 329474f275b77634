import type { z } from 'zod';
import type { modelAliasView } from '#schemas/model-aliases.ts';

export type ModelAlias = z.output<typeof modelAliasView> & { readonly id: string };
