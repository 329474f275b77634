import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { PartDefinition } from './part-definition.ts';
import { PartFailed, PortInUse } from './part-failures.ts';
import { removePidFile, writePidFile } from './pid-file.ts';
import { isPortFree } from './ports.ts';
import { readTail } from './read-tail.ts';
import { signalProcess } from './signal-process.ts';
import { signalTree } from './signal-tree.ts';
import { waitUntil } from './wait-until.ts';

const STOP_LIMIT_MS = 15_000;

export type PartPlaces = { readonly logsDirectory: string; readonly runDirectory: string };

/** One process of the stack. It can be killed at any moment and started again on the same port and data. */
export class Part {
  readonly name: string;
  readonly address: string;
  readonly logFile: string;
  /** Called when the process ends although nobody stopped it. */
  onUnexpectedExit: (how: string) => void = () => {};
  readonly #definition: PartDefinition;
  readonly #runDirectory: string;
  #child: ChildProcess | undefined;
  #isReady = false;
  #isWanted = false;

  constructor(definition: PartDefinition, { logsDirectory, runDirectory }: PartPlaces) {
    this.#definition = definition;
    this.#runDirectory = runDirectory;
    this.name = definition.name;
    this.address = definition.address;
    this.logFile = path.join(logsDirectory, `${definition.name}.log`);
    if (existsSync(this.logFile)) renameSync(this.logFile, `${this.logFile}.previous`);
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves when the part does its work, not merely when its process runs. */
  async start(): Promise<void> {
    if (this.#child) throw new Error(`${this.name} runs already`);
    this.#isWanted = true;
    for (let attempt = 1; ; attempt += 1) {
      await this.#spawn();
      if (await this.#becomesReady()) break;
      const hasEnded = !this.#child;
      const tail = readTail(this.logFile);
      if (hasEnded && this.#isWanted && attempt < 20 && this.#definition.isWorthRetrying?.(tail)) continue;
      await this.kill();
      throw new PartFailed(
        this.name,
        hasEnded ? 'ended before it was ready' : 'is not ready in time',
        this.logFile,
        tail,
      );
    }
    await this.#definition.afterStart?.();
    this.#isReady = true;
  }

  /** Ends the process in its own time; after a limit it is killed. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.kill(this.#definition.stopSignal ?? 'SIGTERM');
  }

  /** Sends the signal and waits for the process to be gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child?.pid) return;
    this.#isReady = false;
    const exited = once(child, 'exit');
    signalProcess(child.pid, signal);
    const limit = setTimeout(() => child.pid && signalProcess(child.pid, 'SIGKILL'), STOP_LIMIT_MS);
    await exited;
    clearTimeout(limit);
  }

  /** Stops the process in the middle of what it does, with its connections open, until `thaw`. */
  freeze(): void {
    if (this.#child?.pid) signalTree(this.#child.pid, 'SIGSTOP');
  }

  thaw(): void {
    if (this.#child?.pid) signalTree(this.#child.pid, 'SIGCONT');
  }

  async #spawn(): Promise<void> {
    for (const { port, variable } of this.#definition.ports) {
      if (!(await waitUntil(() => isPortFree(port), { withinMs: 1_000 })))
        throw new PortInUse([{ name: this.name, port, variable }]);
    }
    const { command, parameters, environment, user } = await this.#definition.launch();
    if (!this.#isWanted) throw new PartFailed(this.name, 'was stopped while starting', this.logFile, '');
    const log = openSync(this.logFile, 'a');
    const child = spawn(command, parameters, {
      env: environment,
      detached: true,
      stdio: ['ignore', log, log],
      ...user,
    });
    closeSync(log);
    this.#child = child;
    child.once('exit', (code, signal) => this.#exited(signal ?? `exit code ${code}`));
    try {
      await once(child, 'spawn');
    } catch (error) {
      this.#child = undefined;
      throw new PartFailed(this.name, `could not be started: ${String(error)}`, this.logFile, '');
    }
    if (child.pid) {
      const { name, stopSignal = 'SIGTERM' } = this.#definition;
      writePidFile(this.#runDirectory, { name, pid: child.pid, stopSignal });
    }
  }

  #becomesReady(): Promise<boolean> {
    const { isReady, readyWithinMs = 60_000 } = this.#definition;
    return waitUntil(isReady, { withinMs: readyWithinMs, giveUp: () => !this.#child });
  }

  #exited(how: string): void {
    const wasReady = this.#isReady;
    this.#child = undefined;
    this.#isReady = false;
    removePidFile(this.#runDirectory, this.name);
    if (wasReady) this.onUnexpectedExit(how);
  }
}
