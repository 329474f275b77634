import type { Stack } from '../../local/stack.ts';
import { startTestStack, type TestStack } from '../../local/testing/start-test-stack.ts';
import { createDatabases } from './databases.ts';
import { hostPart } from './host-part.ts';
import { chooseHosts, type Host } from './hosts.ts';
import { registerNamespace } from './register-namespace.ts';

export type ClusterStackOptions = {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How many workers there are, and how many API processes. */
  readonly replicas: number;
};

/** The whole product, with a Temporal cluster in the place of the development server; its server must have been built. */
export async function startClusterStack({ replicas, ...options }: ClusterStackOptions): Promise<TestStack> {
  const running = await startTestStack({ ...options, parts: ['postgres', 'valkey', 'demo-provider', 'litellm'] });
  try {
    await addCluster(running.stack);
    const each = Array.from({ length: replicas });
    await Promise.all(each.map(() => running.stack.addWorker()));
    await Promise.all(each.map(() => running.stack.addApi()));
    return running;
  } catch (error) {
    await running.stopAndRemove();
    throw error;
  }
}

async function addCluster(stack: Stack): Promise<void> {
  const address = stack.environment.TEMPORAL_ADDRESS;
  await createDatabases(portOf(stack.part('postgres').address));
  const hosts = await chooseHosts(portOf(address));
  const add = (host: Host) => stack.addPart((context) => hostPart(context, host, hosts));
  // The first writes what the cluster is; two at once would fail over it.
  const [first, ...others] = hosts;
  if (first) await add(first);
  await Promise.all(others.map(add));
  await registerNamespace(address);
}

const portOf = (address: string) => Number(address.split(':').at(-1));
