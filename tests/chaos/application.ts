import { setTimeout as pause } from 'node:timers/promises';
import { type CallModel, createJobsClient, type Receipt } from '../../client/create-jobs-client.ts';
import { JobsApiError } from '../../client/jobs-api-error.ts';
import { mortalFetch } from './mortal-fetch.ts';
import { persist } from './persist.ts';
import type { PlannedJob, Trouble } from './plan.ts';
import type { RunRecord } from './run-record.ts';

export type ApplicationOptions = {
  readonly teamKey: string;
  readonly fetch: typeof fetch;
  readonly record: RunRecord;
  readonly deadlineSeconds: number;
  /** When it stops asking for an answer. */
  readonly until: number;
};

type Reply = { readonly callId: string; readonly text: string };
type Given = Omit<CallModel, 'messages'> & { readonly before?: CallModel['messages'] };
export type Task = { readonly step: string; readonly content: string } & Given;
type Asked = { readonly body: CallModel; readonly idempotencyKey: string };

const MOST_TRIES = 12;
/** Told with their messages, as they say that something is wrong here or there. */
const UNFORESEEN: readonly string[] = ['invalid_request', 'not_found'];
/** What says that another call may well succeed. */
const MAY_PASS: readonly string[] = ['upstream_failed', 'rate_limited', 'invalid_reply'];

/** A customer's application at one piece of work: it keeps what it was told, and sends again what got no answer. */
export class Application {
  readonly run: string;
  readonly #options: ApplicationOptions;
  readonly #client: ReturnType<typeof createJobsClient>;
  readonly #troubles: Trouble[];
  readonly #died = new AbortController();

  constructor({ run, troubles }: PlannedJob, options: ApplicationOptions) {
    this.run = run;
    this.#options = options;
    this.#troubles = [...troubles];
    const fetch = mortalFetch(options.fetch, this.#died.signal);
    this.#client = createJobsClient({ ...options, apiUrl: 'http://any-replica', fetch });
  }

  /** What is under way goes on without it, and nothing follows. */
  die(): void {
    this.#died.abort();
  }

  async open(jobType: string): Promise<string> {
    const { deadlineSeconds: deadline_seconds } = this.#options;
    const body = { job_type: jobType, metadata: { run: this.run }, deadline_seconds };
    const once = { idempotencyKey: `${this.run}:create` };
    return (await this.#persist('create', () => this.#client.createJob(body, once))).job_id;
  }

  call(jobId: string, task: Task): Promise<string> {
    return this.#ask(jobId, task, async ({ body, idempotencyKey }) => {
      const { call_id: callId, response } = await this.#client.callModel(jobId, body, { idempotencyKey });
      return { callId, text: textOf(response) };
    });
  }

  stream(jobId: string, task: Task): Promise<string> {
    return this.#ask(jobId, task, async ({ body, idempotencyKey }) => {
      const reply = { callId: '', text: '' };
      for await (const part of this.#client.streamCall(jobId, body, { idempotencyKey })) {
        if (part.type === 'call') reply.callId = part.callId;
        else if (part.type === 'restart') {
          reply.text = '';
          this.#options.record.restartedTexts.push(idempotencyKey);
        } else reply.text += part.text;
      }
      return reply;
    });
  }

  /** A whole job of one call. */
  callOnly(jobType: string, task: Task): Promise<string> {
    return this.#ask('', task, async ({ body, idempotencyKey }) => {
      const whole = { ...body, job_type: jobType, job_metadata: { run: this.run } };
      const { call_id: callId, response, ...receipt } = await this.#client.createAndCall(whole, { idempotencyKey });
      this.#note(receipt);
      return { callId, text: textOf(response), jobId: receipt.job_id };
    });
  }

  async end(jobId: string, how: 'completed' | 'failed' | 'cancelled'): Promise<void> {
    const close = () =>
      how === 'cancelled' ? this.#client.cancelJob(jobId) : this.#client.completeJob(jobId, { status: how });
    this.#note(await this.#persist(how, close));
  }

  /** Makes a call and, where it failed for a while only, another one in its place. */
  async #ask(jobId: string, task: Task, send: (asked: Asked) => Promise<Reply & { jobId?: string }>): Promise<string> {
    const { step, content, before = [], ...parameters } = task;
    const trouble = this.#troubles.shift() ?? { directives: '', lasts: false };
    for (let attempt = 1; ; attempt += 1) {
      const mark = `${this.run}:${step}:${attempt}`;
      const directives = attempt === 1 || trouble.lasts ? trouble.directives : '';
      const message = { role: 'user' as const, content: `{{${mark}}} ${directives} ${content}` };
      const body = { ...parameters, purpose: step, messages: [...before, message] };
      try {
        const reply = await this.#persist(step, () => send({ body, idempotencyKey: mark }));
        this.#options.record.replies.push({ jobId, ...reply, mark });
        return reply.text;
      } catch (error) {
        if (!(error instanceof JobsApiError)) throw error;
        this.#options.record.count('refusals', UNFORESEEN.includes(error.code) ? error.message : error.code);
        if (!MAY_PASS.includes(error.code) || attempt === MOST_TRIES) throw error;
        await pause(1_000 * Math.max(1, error.retryAfterSeconds ?? 0));
      }
    }
  }

  #persist<T>(what: string, send: () => Promise<T>): Promise<T> {
    return persist(`${this.run} ${what}`, this.#options.until, send);
  }

  #note({ job_id: jobId, status, costs }: Pick<Receipt, 'job_id' | 'status' | 'costs'>): void {
    this.#options.record.receipts.push({ run: this.run, jobId, status, credits: costs.credits_charged ?? 0 });
  }
}

type Response = {
  readonly content: string | null;
  readonly tool_calls?: readonly { readonly function: { readonly arguments: string } }[];
};

const textOf = ({ content, tool_calls: calls = [] }: Response): string =>
  [content ?? '', ...calls.map((call) => call.function.arguments)].join('');
