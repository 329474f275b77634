import type { SeededScreens } from './seed-screens.ts';

/** A page of the operators, by name and by the address behind `#`. */
export type Screen = { readonly name: string; readonly address: string };

/** Every page there is, each with something to show. */
export const screensOf = ({ organizationId, teamId, jobId, runningJobId }: SeededScreens): readonly Screen[] => [
  { name: 'overview', address: '/' },
  { name: 'organizations', address: '/organizations' },
  { name: 'organization', address: `/organizations/${organizationId}/show` },
  { name: 'organization-create', address: '/organizations/create' },
  { name: 'teams', address: '/teams' },
  { name: 'team', address: `/teams/${teamId}/show` },
  ...['keys', 'credits', 'jobs', 'access', 'limits'].map((tab) => ({
    name: `team-${tab}`,
    address: `/teams/${teamId}/show/${tab}`,
  })),
  { name: 'team-create', address: '/teams/create' },
  { name: 'keys', address: '/keys' },
  { name: 'jobs', address: '/jobs' },
  { name: 'job', address: `/jobs/${teamId}~${jobId}/show` },
  { name: 'job-running', address: `/jobs/${teamId}~${runningJobId}/show` },
  { name: 'transactions', address: '/transactions' },
  { name: 'lots', address: '/lots' },
];
