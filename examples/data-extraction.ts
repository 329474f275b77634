/**
 * Turns a text into typed records. The reply must fit the schema that is sent with the request: the API checks it, has the
 * model asked again when it does not, and charges only what fits.
 */
import { z } from 'zod';
import { createJobsClient, type JobsClientOptions } from '../client/create-jobs-client.ts';

const invoice = z.object({
  supplier: z.string(),
  number: z.string(),
  currency: z.enum(['EUR', 'USD', 'GBP']),
  total: z.number(),
  lines: z.array(z.object({ description: z.string(), quantity: z.int(), price: z.number() })),
});

const TEXT = `Invoice 2026-0417 from Helio Roofing Ltd. Two inverters at 1,450.00 EUR each and one
mounting set at 320.00 EUR; to be paid within 30 days: 3,220.00 EUR.`;

export async function extractInvoice(options: JobsClientOptions, text: string) {
  const { response, costs } = await createJobsClient(options).createAndCall({
    job_type: 'data_extraction',
    purpose: 'extract',
    messages: [
      { role: 'system', content: 'Extract the invoice. Use only what the text says.' },
      { role: 'user', content: text },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'invoice', schema: z.toJSONSchema(invoice) } },
  });
  return { invoice: invoice.parse(JSON.parse(response.content ?? '')), creditsCharged: costs.credits_charged };
}

if (import.meta.main) {
  const { API_URL = 'http://127.0.0.1:8003', TEAM_KEY } = process.env;
  if (!TEAM_KEY) throw new Error('Set TEAM_KEY to a team key: npm start prints that of the demo team.');
  console.log(JSON.stringify(await extractInvoice({ apiUrl: API_URL, teamKey: TEAM_KEY }, TEXT), null, 2));
}
