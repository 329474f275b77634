import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildAdmin } from './build-admin.ts';
import { admin } from './parts/admin.ts';
import { api } from './parts/api.ts';
import { demoProvider } from './parts/demo-provider.ts';
import { litellm } from './parts/litellm.ts';
import { postgres } from './parts/postgres.ts';
import { temporal } from './parts/temporal.ts';
import { valkey } from './parts/valkey.ts';
import { worker } from './parts/worker.ts';
import { endLeftovers, OWNER } from './process/end-leftovers.ts';
import { Part } from './process/part.ts';
import type { PartDefinition } from './process/part-definition.ts';
import { removePidFile, writePidFile } from './process/pid-file.ts';
import { freePort } from './process/ports.ts';
import type { StackContext } from './stack-context.ts';
import { type StackEnvironment, stackEnvironment } from './stack-environment.ts';
import { type PartName, partNames, type StackOptions } from './stack-options.ts';

/** From the outside in; parts of one row stop together. */
const STOP_ORDER = [['admin', 'api'], ['worker'], ['litellm'], ['demo-provider', 'temporal', 'valkey'], ['postgres']];

export const createStack = (options: StackOptions): Stack => new Stack(options);

/** Everything the product needs, running on this machine: each part a process that can be killed and started again. */
export class Stack {
  readonly environment: StackEnvironment;
  readonly parts = new Map<string, Part>();
  /** Called when a part that was ready ends although nobody stopped it. */
  onUnexpectedExit: (part: Part, how: string) => void = () => {};
  readonly #options: StackOptions;
  readonly #context: StackContext;
  readonly #runDirectory: string;
  readonly #logsDirectory: string;
  readonly #workflowBundle: string;

  constructor(options: StackOptions) {
    const { dataDirectory, ports } = options;
    this.#options = options;
    this.#runDirectory = path.join(dataDirectory, 'run');
    this.#logsDirectory = options.logsDirectory ?? path.join(dataDirectory, 'logs');
    this.#workflowBundle = path.join(dataDirectory, 'workflow-bundle.js');
    this.environment = stackEnvironment(ports, options.environment);
    const root = path.resolve(import.meta.dirname, '..');
    this.#context = { root, ports, dataDirectory, environment: this.environment };
  }

  part(name: string): Part {
    const part = this.parts.get(name);
    if (!part) throw new Error(`The stack runs no ${name}, only ${[...this.parts.keys()].join(', ')}`);
    return part;
  }

  /** Resolves when every part is ready; when one fails, the others are stopped first. */
  async start(): Promise<void> {
    for (const directory of [this.#runDirectory, this.#logsDirectory]) mkdirSync(directory, { recursive: true });
    for (const { name, pid } of await endLeftovers(this.#options.dataDirectory, this.#runDirectory)) {
      this.#options.onStep?.({ name: `ended ${name} (pid ${pid}) of an earlier start`, tookMs: 0 });
    }
    writePidFile(this.#runDirectory, { name: OWNER, pid: process.pid, stopSignal: 'SIGTERM' });
    try {
      await this.#startParts();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    for (const kinds of STOP_ORDER) {
      const row = [...this.parts.values()].filter(({ name }) => kinds.includes(kindOf(name)));
      await Promise.all(row.map((part) => part.stop()));
    }
    removePidFile(this.#runDirectory, OWNER);
  }

  /** One more replica of the API, on a port of its own. */
  async addApi(): Promise<Part> {
    return this.#start(api(this.#context, { name: this.#nextName('api'), port: await freePort() }));
  }

  async addWorker(): Promise<Part> {
    return this.#startWorker(this.#nextName('worker'), await freePort());
  }

  async #startParts(): Promise<void> {
    const context = this.#context;
    const { ports } = context;
    const ifWanted = async (name: PartName, start: () => Promise<unknown>) =>
      void ((this.#options.parts ?? partNames).includes(name) && (await start()));
    const databaseReady = ifWanted('postgres', () => this.#start(postgres(context))).then(() => this.#migrate());
    const temporalReady = ifWanted('temporal', () => this.#start(temporal(context, this.#options.temporal)));
    const valkeyReady = ifWanted('valkey', () => this.#start(valkey(context)));
    const bundleReady = ifWanted('worker', () => this.#step('workflow bundle', this.#writeBundle()));
    const baseReady = Promise.all([databaseReady, temporalReady, valkeyReady]);
    await Promise.all([
      ifWanted('litellm', () => this.#start(litellm(context))),
      ifWanted('demo-provider', () => this.#start(demoProvider(context))),
      Promise.all([baseReady, bundleReady]).then(() =>
        ifWanted('worker', () => this.#startWorker('worker', ports.workerHealth)),
      ),
      baseReady.then(() => ifWanted('api', () => this.#start(api(context, { name: 'api', port: ports.api })))),
      ifWanted('admin', async () => {
        await this.#step('admin build', buildAdmin(context.root));
        await this.#start(admin(context));
      }),
    ]);
  }

  #startWorker(name: string, healthPort: number): Promise<Part> {
    return this.#start(worker(this.#context, { name, healthPort, workflowBundle: this.#workflowBundle }));
  }

  async #start(definition: PartDefinition): Promise<Part> {
    const part = new Part(definition, { logsDirectory: this.#logsDirectory, runDirectory: this.#runDirectory });
    part.onUnexpectedExit = (how) => this.onUnexpectedExit(part, how);
    this.parts.set(part.name, part);
    await this.#step(part.name, part.start());
    return part;
  }

  async #migrate(): Promise<void> {
    const { migrate } = await import('../prisma/migrate.ts');
    const applied = migrate(this.environment.DATABASE_URL);
    await this.#step('migrations', applied, (names) => `${names.length} applied`);
  }

  async #writeBundle(): Promise<void> {
    const { writeWorkflowBundle } = await import('../temporal/workflow-bundle.ts');
    await writeWorkflowBundle(this.#workflowBundle);
  }

  async #step<T>(name: string, work: Promise<T>, note?: (result: T) => string): Promise<void> {
    const startedAt = performance.now();
    this.#options.onStep?.({ name });
    const result = await work;
    const tookMs = performance.now() - startedAt;
    this.#options.onStep?.({ name, tookMs, ...(note && { note: note(result) }) });
  }

  #nextName(kind: string): string {
    const used = [...this.parts.keys()].filter((name) => kindOf(name) === kind).length;
    return `${kind}-${used + 1}`;
  }
}

const kindOf = (name: string): string => name.replace(/-\d+$/, '');
