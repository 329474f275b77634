import { seedAliases } from './seed-aliases.ts';
import { seedJobTypes } from './seed-job-types.ts';
import type { SeedPlan } from './seed-plan.ts';

const ORGANIZATIONS = 40;
const TEAMS_EACH = 5;
const DAYS = 90;

const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, place) => String(place + 1).padStart(3, '0'));

/** Very many jobs, of teams of very different size. */
export function largePlan(jobs: number, callsPerJob: number): SeedPlan {
  const organizations = numbered(ORGANIZATIONS).map((number) => ({
    organizationId: `large-${number}`,
    name: `Large customer ${number}`,
  }));
  const teams = organizations.flatMap(({ organizationId }, place) =>
    numbered(TEAMS_EACH).map((number, position) => ({
      teamId: `${organizationId}-${number}`,
      name: `Team ${number}`,
      organizationId,
      weight: 1 / (1 + place + position),
      isLow: position === TEAMS_EACH - 1,
      hasPromotion: false,
    })),
  );
  const rest = { priceBookId: 'large-prices', organizations, teams, jobTypes: seedJobTypes, aliases: seedAliases };
  return { name: 'large', days: DAYS, jobs, callsPerJob, ...rest };
}
