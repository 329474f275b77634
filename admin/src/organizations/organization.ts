import type { z } from 'zod';
import type { organizationList } from '#schemas/organizations.ts';

/** A customer as the API shows it to operators. */
export type Organization = z.output<typeof organizationList>['organizations'][number] & { readonly id: string };
