import type { Environment } from '../process/part-definition.ts';
import { localAddresses } from '../stack-environment.ts';
import type { PartName } from '../stack-options.ts';
import type { StackPorts } from '../stack-ports.ts';

const variables = {
  postgres: 'DATABASE_URL',
  valkey: 'REDIS_URL',
  temporal: 'TEMPORAL_ADDRESS',
  litellm: 'LITELLM_URL',
  'demo-provider': 'DEMO_PROVIDER_URL',
  api: 'API_URL',
} as const satisfies Partial<Record<PartName, string>>;

export type PartElsewhere = { readonly name: PartName; readonly variable: string; readonly address: string };

/** The parts whose variable names another address than the local one: they are used there, and not started here. */
export function partsElsewhere(settings: Environment, ports: StackPorts): PartElsewhere[] {
  const local = localAddresses(ports);
  return Object.entries(variables).flatMap(([name, variable]) => {
    const address = settings[variable];
    if (!address || plain(address) === plain(local[variable])) return [];
    return [{ name: name as PartName, variable, address: withoutPassword(address) }];
  });
}

const plain = (address: string) =>
  address
    .replace('//localhost', '//127.0.0.1')
    .replace(/^localhost/, '127.0.0.1')
    .replace(/\/$/, '');

const withoutPassword = (address: string) => address.replace(/:[^:@/]+@/, ':…@');
