import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type NanoUsd, nanoUsd } from '#domain/money.ts';

/** What LiteLLM reckons with for a model that charges by the token. */
export type ListedPrice = {
  /** As LiteLLM is asked for it, with its provider: `openai/gpt-4.1-mini`. */
  readonly model: string;
  readonly provider: string;
  readonly mode: string;
  readonly inputPricePerMillion: NanoUsd;
  readonly outputPricePerMillion: NanoUsd;
  readonly maxOutputTokens: number | null;
};

export interface PriceMap {
  /** By name. Rejects while LiteLLM is away and has not told its prices before. */
  read(): Promise<readonly ListedPrice[]>;
}

const KEPT_MS = 600_000;
const PATIENCE_MS = 15_000;

/** LiteLLM's own list, which it shows without a key; asked for every ten minutes at most. */
export function createPriceMap(baseUrl: string): PriceMap {
  const url = new URL('/public/litellm_model_cost_map', baseUrl);
  const kept = new LRUCache<'prices', readonly ListedPrice[]>({
    max: 1,
    ttl: KEPT_MS,
    allowStaleOnFetchRejection: true,
    fetchMethod: async () => readPrices(await ask(url)),
  });
  return { read: async () => (await kept.fetch('prices')) ?? [] };
}

async function ask(url: URL): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`LiteLLM answered ${response.status} when it was asked for its prices`);
  return response.json();
}

const tokenPrice = z.number().min(0);
const entry = z.object({
  litellm_provider: z.string(),
  mode: z.enum(['chat', 'completion', 'responses', 'embedding']),
  input_cost_per_token: tokenPrice,
  output_cost_per_token: tokenPrice.default(0),
  max_output_tokens: z.int().positive().nullable().catch(null),
});

/** What of LiteLLM's list is a price by the token, by name. A deployment's own entry is under a hash, and left out. */
export function readPrices(list: unknown): readonly ListedPrice[] {
  const prices = Object.entries(z.record(z.string(), z.unknown()).parse(list)).flatMap(([key, value]) => {
    const { success, data } = entry.safeParse(value);
    if (!success || /^[0-9a-f]{64}$/.test(key)) return [];
    const provider = providerOf(data.litellm_provider);
    const price: ListedPrice = {
      model: key.startsWith(`${provider}/`) ? key : `${provider}/${key}`,
      provider,
      mode: data.mode,
      inputPricePerMillion: perMillion(data.input_cost_per_token),
      outputPricePerMillion: perMillion(data.output_cost_per_token),
      maxOutputTokens: data.max_output_tokens,
    };
    return [[price.model, price] as const];
  });
  return [...new Map(prices).values()].toSorted((a, b) => (a.model < b.model ? -1 : 1));
}

const otherNames: Readonly<Record<string, string>> = { cohere_chat: 'cohere', bedrock_converse: 'bedrock' };

/** LiteLLM's list divides some providers: `vertex_ai-anthropic_models` is asked for as `vertex_ai`. */
const providerOf = (listed: string): string => otherNames[listed] ?? listed.replace(/-.*/, '');

const NANO_PER_MILLION = 1e15;

/** Rounded to the nano-dollar, because LiteLLM has it as a binary fraction. */
const perMillion = (usdPerToken: number): NanoUsd => nanoUsd(BigInt(Math.round(usdPerToken * NANO_PER_MILLION)));
