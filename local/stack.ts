import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildAdmin } from './build-admin.ts';
import { buildWorkflowBundle } from './build-workflow-bundle.ts';
import { api } from './parts/api.ts';
import { worker } from './parts/worker.ts';
import { assertPortsFree } from './process/assert-ports-free.ts';
import { endLeftovers, OWNER } from './process/end-leftovers.ts';
import { Part } from './process/part.ts';
import type { PartDefinition } from './process/part-definition.ts';
import { removePidFile, writePidFile } from './process/pid-file.ts';
import { freePort } from './process/ports.ts';
import type { StackContext } from './stack-context.ts';
import { stackDefinitions } from './stack-definitions.ts';
import { type StackEnvironment, stackEnvironment } from './stack-environment.ts';
import { type PartName, partNames, type StackOptions } from './stack-options.ts';
import { inStopOrder, kindOf } from './stop-order.ts';

export const createStack = (options: StackOptions): Stack => new Stack(options);

/** Everything the product needs, running on this machine: each part a process that can be killed and started again. */
export class Stack {
  readonly environment: StackEnvironment;
  readonly parts = new Map<string, Part>();
  /** Called when a part that was ready ends although nobody stopped it. */
  onUnexpectedExit: (part: Part, how: string) => void = () => {};
  readonly #options: StackOptions;
  readonly #context: StackContext;
  readonly #definitions: Record<PartName, PartDefinition>;
  readonly #runDirectory: string;
  readonly #logsDirectory: string;
  #builtBundle: Promise<void> | undefined;
  #isOwner = false;
  #isWanted = false;

  constructor(options: StackOptions) {
    const { dataDirectory, ports } = options;
    this.#options = options;
    this.#runDirectory = path.join(dataDirectory, 'run');
    this.#logsDirectory = options.logsDirectory ?? path.join(dataDirectory, 'logs');
    this.environment = stackEnvironment(ports, options.environment);
    const root = path.resolve(import.meta.dirname, '..');
    const workflowBundle = path.join(dataDirectory, 'workflow-bundle.js');
    this.#context = { root, ports, dataDirectory, workflowBundle, environment: this.environment };
    this.#definitions = stackDefinitions(this.#context, options);
  }

  /** False before start and from the moment that stop was asked for. */
  get isWanted(): boolean {
    return this.#isWanted;
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
      this.#options.onStep?.({ name, tookMs: 0, note: `pid ${pid} of an earlier start ended` });
    }
    await assertPortsFree(partNames.filter((name) => this.#runs(name)).map((name) => this.#definitions[name]));
    writePidFile(this.#runDirectory, { name: OWNER, pid: process.pid, stopSignal: 'SIGTERM' });
    this.#isOwner = true;
    this.#isWanted = true;
    try {
      await this.#startParts();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    if (!this.#isOwner) return;
    this.#isWanted = false;
    for (const row of inStopOrder([...this.parts.values()])) await Promise.all(row.map((part) => part.stop()));
    removePidFile(this.#runDirectory, OWNER);
    this.#isOwner = false;
  }

  /** Ends everything at once, for those who cannot wait for stop. */
  async killAll(): Promise<void> {
    await Promise.all([...this.parts.values()].map((part) => part.kill()));
  }

  /** One more replica of the API, on ports of its own. */
  async addApi(): Promise<Part> {
    const [port, metricsPort] = [await freePort(), await freePort()];
    return this.addPart((context) => api(context, { name: this.#nextName('api'), port, metricsPort }));
  }

  /** One more worker; with other workflow code than this stack's when asked to. */
  async addWorker({ workflowBundle = this.#context.workflowBundle } = {}): Promise<Part> {
    await this.#buildWorkflowBundle();
    const healthPort = await freePort();
    return this.addPart((context) => worker(context, { name: this.#nextName('worker'), healthPort, workflowBundle }));
  }

  /** One more part of any kind, which stops with the others. */
  addPart(define: (context: StackContext) => PartDefinition): Promise<Part> {
    return this.#start(define(this.#context));
  }

  async #startParts(): Promise<void> {
    const { root } = this.#context;
    const databaseReady = this.#startIfRun('postgres').then(() => this.#migrate());
    const baseReady = Promise.all([databaseReady, this.#startIfRun('temporal'), this.#startIfRun('valkey')]);
    const bundleReady = this.#runs('worker') && this.#buildWorkflowBundle();
    const pagesReady = this.#runs('admin') && this.#step('admin build', buildAdmin(root));
    await Promise.all([
      this.#startIfRun('litellm'),
      this.#startIfRun('demo-provider'),
      Promise.all([baseReady, bundleReady]).then(() => this.#startIfRun('worker')),
      baseReady.then(() => this.#startIfRun('api')),
      Promise.resolve(pagesReady).then(() => this.#startIfRun('admin')),
    ]);
  }

  #runs(name: PartName): boolean {
    return (this.#options.parts ?? partNames).includes(name);
  }

  async #startIfRun(name: PartName): Promise<void> {
    if (this.#isWanted && this.#runs(name)) await this.#start(this.#definitions[name]);
  }

  async #start(definition: PartDefinition): Promise<Part> {
    const part = new Part(definition, { logsDirectory: this.#logsDirectory, runDirectory: this.#runDirectory });
    part.onUnexpectedExit = (how) => this.onUnexpectedExit(part, how);
    this.parts.set(part.name, part);
    await this.#step(part.name, part.start());
    return part;
  }

  /** Once, however many workers use it. */
  #buildWorkflowBundle(): Promise<void> {
    const { root, workflowBundle } = this.#context;
    this.#builtBundle ??= this.#step('workflow bundle', buildWorkflowBundle(root, workflowBundle));
    return this.#builtBundle;
  }

  async #migrate(): Promise<void> {
    const { migrate } = await import('../prisma/migrate.ts');
    const applied = migrate(this.environment.DATABASE_URL);
    await this.#step('migrations', applied, (names) => `${names.length} applied`);
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
