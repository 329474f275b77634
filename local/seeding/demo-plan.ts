import { seedAliases } from './seed-aliases.ts';
import { seedJobTypes } from './seed-job-types.ts';
import type { SeedPlan } from './seed-plan.ts';

const team = (organizationId: string, part: string, name: string, weight: number) => ({
  ...{ teamId: `${organizationId}-${part}`, name, organizationId, weight, isLow: false, hasPromotion: false },
});

/** A month of five customers. */
export const demoPlan: SeedPlan = {
  name: 'demo',
  days: 30,
  jobs: 6_000,
  callsPerJob: null,
  priceBookId: 'demo-prices',
  organizations: [
    { organizationId: 'northwind-legal', name: 'Northwind Legal' },
    { organizationId: 'contoso-insurance', name: 'Contoso Insurance' },
    { organizationId: 'fabrikam-media', name: 'Fabrikam Media' },
    { organizationId: 'tailwind-shops', name: 'Tailwind Shops' },
    { organizationId: 'proseware-labs', name: 'Proseware Labs' },
  ],
  teams: [
    team('northwind-legal', 'contracts', 'Contracts', 9),
    team('northwind-legal', 'research', 'Research', 4),
    { ...team('contoso-insurance', 'claims', 'Claims', 12), hasPromotion: true },
    team('contoso-insurance', 'support', 'Customer support', 8),
    team('fabrikam-media', 'newsroom', 'Newsroom', 7),
    { ...team('fabrikam-media', 'archive', 'Archive', 2), isLow: true },
    team('tailwind-shops', 'catalogue', 'Catalogue', 6),
    { ...team('tailwind-shops', 'service', 'Service desk', 5), hasPromotion: true },
    team('proseware-labs', 'evaluation', 'Evaluation', 3),
  ],
  jobTypes: seedJobTypes,
  aliases: seedAliases,
};
