import type { z } from 'zod';
import type { teamView } from '#schemas/teams.ts';

/** A team as the API shows it to operators. */
export type Team = z.output<typeof teamView> & { readonly id: string };
