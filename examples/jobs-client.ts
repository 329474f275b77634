import { setTimeout as pause } from 'node:timers/promises';

export type Connection = { readonly apiUrl: string; readonly teamKey: string };
export type Message = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };
export type Receipt = {
  readonly job_id: string;
  readonly status: string;
  readonly costs: {
    readonly total_calls: number;
    readonly credits_charged: number;
    readonly credits_remaining: number;
  };
  readonly calls: readonly { readonly purpose: string; readonly latency_ms: number; readonly error: string | null }[];
};
/** `purpose` is shown on the receipt; any other option is one of OpenAI's chat parameters. */
type Call = { readonly purpose: string; readonly messages: readonly Message[]; readonly [option: string]: unknown };
type ToolCall = { readonly function: { readonly name: string; readonly arguments: string } };
type Reply = { readonly content: string | null; readonly tool_calls?: readonly ToolCall[] };

const ATTEMPTS = 10;

/**
 * The three requests that a job needs. One that gets no answer (503, 504 or a broken connection) is sent again: because
 * of its Idempotency-Key a repeat joins the first attempt and gets the same answer.
 */
export function connect({ apiUrl, teamKey }: Connection) {
  async function post(route: string, idempotencyKey: string, body: object): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${apiUrl}/api/jobs/${route}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${teamKey}`,
          'content-type': 'application/json',
          'idempotency-key': idempotencyKey,
        },
        body: JSON.stringify(body),
      }).catch((error: unknown) => (attempt < ATTEMPTS ? null : Promise.reject(error)));
      if (response?.ok) return response.json();
      const mayPass = response === null || response.status === 503 || response.status === 504;
      if (!mayPass || attempt === ATTEMPTS) throw new Error(`${route}: ${await response?.text()}`);
      await pause(1_000 * Number(response?.headers.get('retry-after') ?? 1));
    }
  }

  return {
    createJob: async (key: string, job: { job_type: string; metadata?: object }): Promise<string> =>
      ((await post('create', key, job)) as { job_id: string }).job_id,
    callModel: async (key: string, jobId: string, call: Call): Promise<Reply> =>
      ((await post(`${jobId}/llm-call`, key, call)) as { response: Reply }).response,
    completeJob: async (key: string, jobId: string): Promise<Receipt> =>
      (await post(`${jobId}/complete`, key, { status: 'completed' })) as Receipt,
  };
}

/** The bill, as a customer may see it: what was done and what it cost in credits. */
export function printReceipt({ job_id, status, costs, calls }: Receipt): void {
  console.log(`\nJob ${job_id} is ${status}: ${costs.total_calls} calls, ${costs.credits_charged} credit charged`);
  for (const { purpose, latency_ms, error } of calls) console.log(`  ${purpose}: ${error ?? `${latency_ms} ms`}`);
  console.log(`${costs.credits_remaining} credits remain.`);
}
