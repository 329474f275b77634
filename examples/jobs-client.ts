import { setTimeout as pause } from 'node:timers/promises';

export type Connection = { readonly apiUrl: string; readonly teamKey: string };
export type Message = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };
/** `purpose` is shown on the receipt; any other option is one of OpenAI's chat parameters. */
type Call = { readonly purpose: string; readonly messages: readonly Message[]; readonly [option: string]: unknown };
type ToolCall = { readonly function: { readonly name: string; readonly arguments: string } };
export type Reply = { readonly content: string | null; readonly tool_calls?: readonly ToolCall[] };
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

/** The API has said no, and says the same to a repeat. */
export class Refused extends Error {}

const ATTEMPTS = 10;

/**
 * The three requests that a job needs. One that gets no final answer (503, 504, a broken connection) is sent again:
 * because of its Idempotency-Key a repeat joins the first attempt and gets the same answer.
 */
export function connect({ apiUrl, teamKey }: Connection) {
  const authorization = `Bearer ${teamKey}`;

  async function post<Answer>(route: string, key: string, body: object): Promise<Answer> {
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': key };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const response = await fetch(`${apiUrl}/api/jobs/${route}`, request).catch(() => null);
      if (response?.ok) return (await response.json()) as Answer;
      if (response && ![503, 504].includes(response.status)) throw new Refused(await response.text());
      await pause(1_000 * Number(response?.headers.get('retry-after') ?? 1));
    }
    throw new Error(`${apiUrl} gives no final answer. Run this again with the same id to go on.`);
  }

  return {
    createJob: (key: string, job: { job_type: string; metadata: object }) =>
      post<{ readonly job_id: string }>('create', key, job),
    callModel: async (key: string, jobId: string, call: Call) =>
      (await post<{ readonly response: Reply }>(`${jobId}/llm-call`, key, call)).response,
    completeJob: (key: string, jobId: string, status: 'completed' | 'failed' = 'completed') =>
      post<Receipt>(`${jobId}/complete`, key, { status }),
  };
}

/** The bill as a customer may see it: what was done, and what it cost in credits. */
export function printReceipt({ job_id, status, costs, calls }: Receipt): void {
  console.log(`\nJob ${job_id} is ${status}: ${costs.total_calls} calls`);
  for (const { purpose, latency_ms, error } of calls) console.log(`  ${purpose}: ${error ?? `${latency_ms} ms`}`);
  console.log(`Credits charged: ${costs.credits_charged}, remaining: ${costs.credits_remaining}`);
}
