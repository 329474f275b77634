import type { z } from 'zod';
import type { createdKey, keyList } from '#schemas/team-keys.ts';

/** A key of a team, without its value, which nobody has but the team. */
export type TeamKey = z.output<typeof keyList>['keys'][number] & { readonly id: string };

/** A key right after it was made: the one time its value is told. */
export type CreatedKey = z.output<typeof createdKey>;
