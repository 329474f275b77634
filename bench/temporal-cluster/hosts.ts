import { freePort } from '../../local/process/ports.ts';

export const services = ['frontend', 'history', 'matching', 'worker'] as const;

type Service = (typeof services)[number];

/** One process of the cluster: what it does, where it is called and where it gossips about who is there. */
export type Host = {
  readonly name: string;
  readonly service: Service;
  readonly grpcPort: number;
  readonly membershipPort: number;
};

const HOSTS = {
  'temporal-frontend': 'frontend',
  'temporal-history-1': 'history',
  'temporal-history-2': 'history',
  'temporal-matching': 'matching',
  'temporal-worker': 'worker',
} as const;

/** Every service in a process of its own, and two for history, so that the shards are really shared out. */
export const chooseHosts = (frontendPort: number): Promise<Host[]> =>
  Promise.all(
    Object.entries(HOSTS).map(async ([name, service]) => ({
      name,
      service,
      grpcPort: service === 'frontend' ? frontendPort : await freePort(),
      membershipPort: await freePort(),
    })),
  );
