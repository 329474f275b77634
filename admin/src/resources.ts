import { account } from './account/index.ts';
import { auditLog } from './audit-log/index.ts';
import { cache } from './cache/index.ts';
import { lots, transactions } from './credits/index.ts';
import { accessGroups, modelGroups } from './groups/index.ts';
import { jobTypes, marginAlerts } from './job-types/index.ts';
import { jobs } from './jobs/index.ts';
import { keys } from './keys/index.ts';
import { ledgerCheck } from './ledger/index.ts';
import { margins } from './margins/index.ts';
import { modelAliases } from './model-aliases/index.ts';
import { operators } from './operators/index.ts';
import { organizations } from './organizations/index.ts';
import { priceBooks, priceVersions } from './price-books/index.ts';
import { providerCredentials } from './provider-credentials/index.ts';
import { reconciliations } from './reconciliations/index.ts';
import type { ResourceDefinition } from './resource/resource-definition.ts';
import { teams } from './teams/index.ts';
import { unpricedCalls } from './unpriced-calls/index.ts';

/** All that the pages show. A folder of pages adds its own definitions here; the menu finds them by name. */
export const resources: readonly ResourceDefinition[] = [
  organizations,
  teams,
  keys,
  jobs,
  transactions,
  lots,
  modelAliases,
  accessGroups,
  modelGroups,
  providerCredentials,
  cache,
  priceBooks,
  priceVersions,
  jobTypes,
  marginAlerts,
  unpricedCalls,
  margins,
  operators,
  auditLog,
  reconciliations,
  ledgerCheck,
  account,
];
