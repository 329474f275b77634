import type { z } from 'zod';
import type { operatorList, sessionList } from '#schemas/operators.ts';

/** Somebody who may sign in here. */
export type Operator = z.output<typeof operatorList>['users'][number] & { readonly id: string };

export type OperatorSession = z.output<typeof sessionList>['sessions'][number];
