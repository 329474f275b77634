import type { Route } from '../define-route.ts';
import { assignModels } from './access-groups/assign-models.ts';
import { createAccessGroup } from './access-groups/create-access-group.ts';
import { deleteAccessGroup } from './access-groups/delete-access-group.ts';
import { getAccessGroup } from './access-groups/get-access-group.ts';
import { listAccessGroups } from './access-groups/list-access-groups.ts';
import { updateAccessGroup } from './access-groups/update-access-group.ts';
import { listBudgetAlerts } from './budgets/list-budget-alerts.ts';
import { listBudgets } from './budgets/list-budgets.ts';
import { replaceBudgets } from './budgets/replace-budgets.ts';
import { cacheRoutes } from './cache/index.ts';
import { addCredits } from './credits/add-credits.ts';
import { adjustCredits } from './credits/adjust-credits.ts';
import { checkCredits } from './credits/check-credits.ts';
import { configureAutoRefill } from './credits/configure-auto-refill.ts';
import { getAutoRefill } from './credits/get-auto-refill.ts';
import { getBalance } from './credits/get-balance.ts';
import { getConversionRates } from './credits/get-conversion-rates.ts';
import { listAllLots } from './credits/list-all-lots.ts';
import { listAllTransactions } from './credits/list-all-transactions.ts';
import { listLots } from './credits/list-lots.ts';
import { listTransactions } from './credits/list-transactions.ts';
import { refundCredits } from './credits/refund-credits.ts';
import { replenishCredits } from './credits/replenish-credits.ts';
import { setBudgetMode } from './credits/set-budget-mode.ts';
import { setConversionRates } from './credits/set-conversion-rates.ts';
import { setCreditLimit } from './credits/set-credit-limit.ts';
import { createKey } from './keys/create-key.ts';
import { listAllKeys } from './keys/list-all-keys.ts';
import { listKeys } from './keys/list-keys.ts';
import { revokeKey } from './keys/revoke-key.ts';
import { rotateKey } from './keys/rotate-key.ts';
import { updateKey } from './keys/update-key.ts';
import { verifyLedger } from './ledger/verify-ledger.ts';
import { getLimits } from './limits/get-limits.ts';
import { replaceLimits } from './limits/replace-limits.ts';
import { marginRoutes } from './margin-routes.ts';
import { createModelAlias } from './model-aliases/create-model-alias.ts';
import { deleteModelAlias } from './model-aliases/delete-model-alias.ts';
import { explainModelAlias } from './model-aliases/explain-model-alias.ts';
import { getModelAlias } from './model-aliases/get-model-alias.ts';
import { listModelAliases } from './model-aliases/list-model-aliases.ts';
import { listModelPrices } from './model-aliases/list-model-prices.ts';
import { updateModelAlias } from './model-aliases/update-model-alias.ts';
import { modelGroupRoutes } from './model-groups/index.ts';
import { cancelTeamJob } from './operator-jobs/cancel-team-job.ts';
import { getTeamCall } from './operator-jobs/get-team-call.ts';
import { getTeamJob } from './operator-jobs/get-team-job.ts';
import { listAllJobs } from './operator-jobs/list-all-jobs.ts';
import { listTeamJobs } from './operator-jobs/list-team-jobs.ts';
import { operatorUserRoutes } from './operators/index.ts';
import { createOrganization } from './organizations/create-organization.ts';
import { deleteOrganization } from './organizations/delete-organization.ts';
import { getOrganization } from './organizations/get-organization.ts';
import { listOrganizationTeams } from './organizations/list-organization-teams.ts';
import { listOrganizations } from './organizations/list-organizations.ts';
import { resumeOrganization } from './organizations/resume-organization.ts';
import { suspendOrganization } from './organizations/suspend-organization.ts';
import { updateOrganization } from './organizations/update-organization.ts';
import { priceBookRoutes } from './price-books/index.ts';
import { providerCredentialRoutes } from './provider-credentials/index.ts';
import { getRetention } from './retention/get-retention.ts';
import { setRetention } from './retention/set-retention.ts';
import { statementRoutes } from './statements/index.ts';
import { statsRoutes } from './stats/index.ts';
import { archiveTeam } from './teams/archive-team.ts';
import { assignAccessGroups } from './teams/assign-access-groups.ts';
import { createTeam } from './teams/create-team.ts';
import { getTeam } from './teams/get-team.ts';
import { listTeams } from './teams/list-teams.ts';
import { pauseTeam } from './teams/pause-team.ts';
import { resumeTeam } from './teams/resume-team.ts';
import { suspendTeam } from './teams/suspend-team.ts';
import { updateTeam } from './teams/update-team.ts';
import { usageRoutes } from './usage/index.ts';

const tenants = [
  createOrganization,
  listOrganizations,
  getOrganization,
  listOrganizationTeams,
  updateOrganization,
  suspendOrganization,
  resumeOrganization,
  deleteOrganization,
  createTeam,
  listTeams,
  getTeam,
  updateTeam,
  assignAccessGroups,
  suspendTeam,
  pauseTeam,
  resumeTeam,
  archiveTeam,
  createKey,
  listAllKeys,
  listKeys,
  updateKey,
  rotateKey,
  revokeKey,
];

const credits = [
  getBalance,
  addCredits,
  replenishCredits,
  adjustCredits,
  refundCredits,
  listLots,
  listAllLots,
  listTransactions,
  listAllTransactions,
  checkCredits,
  setCreditLimit,
  setBudgetMode,
  setConversionRates,
  getConversionRates,
  configureAutoRefill,
  getAutoRefill,
  listBudgets,
  replaceBudgets,
  listBudgetAlerts,
  verifyLedger,
];

const jobs = [listAllJobs, listTeamJobs, getTeamJob, getTeamCall, cancelTeamJob];

const models = [
  createModelAlias,
  listModelAliases,
  getModelAlias,
  explainModelAlias,
  updateModelAlias,
  deleteModelAlias,
  listModelPrices,
  createAccessGroup,
  listAccessGroups,
  getAccessGroup,
  updateAccessGroup,
  assignModels,
  deleteAccessGroup,
];

/** What operators run the place with. Mount it before the teams' job routes: `/api/jobs/teams` is no job id. */
export const operatorRoutes: readonly Route[] = [
  ...operatorUserRoutes,
  ...tenants,
  ...credits,
  ...marginRoutes,
  ...statsRoutes,
  ...usageRoutes,
  ...statementRoutes,
  ...priceBookRoutes,
  ...models,
  ...modelGroupRoutes,
  ...providerCredentialRoutes,
  ...cacheRoutes,
  getLimits,
  replaceLimits,
  getRetention,
  setRetention,
  ...jobs,
];
