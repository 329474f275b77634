import path from 'node:path';
import type { Environment } from '../process/part-definition.ts';
import { createStack, type Stack } from '../stack.ts';
import { type PartName, partNames, type StepListener } from '../stack-options.ts';
import { type PartElsewhere, partsElsewhere } from './parts-elsewhere.ts';
import { keepSecrets, type Secrets } from './secrets.ts';
import { portsFrom } from './settings.ts';

export type PreparedStack = {
  readonly stack: Stack;
  readonly secrets: Secrets;
  readonly elsewhere: readonly PartElsewhere[];
};

/** The stack as the settings want it: its ports, its secrets, and without the parts that run elsewhere. */
export function prepareStack(settings: Environment, dataDirectory: string, onStep: StepListener): PreparedStack {
  const ports = portsFrom(settings);
  const elsewhere = partsElsewhere(settings, ports);
  const secrets = { ...keepSecrets(path.join(dataDirectory, 'secrets.json')), ...settings };
  const notHere = new Set<PartName>(elsewhere.map(({ name }) => name));
  if (notHere.has('litellm')) {
    if (!settings.LITELLM_MASTER_KEY) throw new Error('LITELLM_URL is set: set LITELLM_MASTER_KEY to its key too.');
    notHere.add('demo-provider');
  }
  const parts = partNames.filter((name) => !notHere.has(name));
  const stack = createStack({ ports, dataDirectory, parts, environment: secrets, onStep });
  return { stack, secrets, elsewhere };
}
