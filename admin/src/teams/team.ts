import type { z } from 'zod';
import type { teamList } from '#schemas/teams.ts';

/** A team as the API shows it to operators. */
export type Team = z.output<typeof teamList>['teams'][number] & { readonly id: string };
