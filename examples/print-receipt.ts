import type { Receipt } from '../client/create-jobs-client.ts';

/** The bill as a customer may see it: what was done, and what it cost in credits. */
export function printReceipt({ job_id, status, costs, calls }: Receipt): void {
  console.log(`\nJob ${job_id} is ${status}: ${costs.total_calls} calls`);
  for (const { purpose, latency_ms, error } of calls) console.log(`  ${purpose}: ${error ?? `${latency_ms} ms`}`);
  console.log(`Credits charged: ${costs.credits_charged}, remaining: ${costs.credits_remaining}`);
}
