import type { z } from 'zod';
import type { unpricedCallList } from '#schemas/unpriced-calls.ts';

export type UnpricedCall = z.output<typeof unpricedCallList>['calls'][number] & { readonly id: string };
