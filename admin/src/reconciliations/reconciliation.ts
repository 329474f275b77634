import type { z } from 'zod';
import type { reconciliationDetail, reconciliationView } from '#schemas/reconciliations.ts';

export type Reconciliation = z.output<typeof reconciliationView> & { readonly id: string };

export type ReconciliationDetail = z.output<typeof reconciliationDetail>;

export type Residual = ReconciliationDetail['residuals'][number];
