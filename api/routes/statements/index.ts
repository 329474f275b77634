import type { Route } from '../../define-route.ts';
import { getStatement } from './get-statement.ts';

export const statementRoutes: readonly Route[] = [getStatement];
