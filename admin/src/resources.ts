import { lots, transactions } from './credits/index.ts';
import { jobs } from './jobs/index.ts';
import { keys } from './keys/index.ts';
import { organizations } from './organizations/index.ts';
import type { ResourceDefinition } from './resource/resource-definition.ts';
import { teams } from './teams/index.ts';

/** All that the pages show. A folder of pages adds its own definitions here; the menu finds them by name. */
export const resources: readonly ResourceDefinition[] = [organizations, teams, keys, jobs, transactions, lots];
