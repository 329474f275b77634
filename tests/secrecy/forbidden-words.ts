import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PRICE_MAP = '.venv/lib/python3*/site-packages/litellm/model_prices_and_context_window_backup.json';
/** Describes the map's own fields. */
const NO_MODEL = 'sample_spec';

const priceMap = z.record(z.string(), z.looseObject({ litellm_provider: z.string().nullish() }));

const readPriceMap = () => {
  const [file] = globSync(PRICE_MAP, { cwd: ROOT });
  if (!file) throw new Error(`There is no ${PRICE_MAP}: run npm start or npm test once`);
  const { [NO_MODEL]: _, ...models } = priceMap.parse(JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')));
  return models;
};

const models = readPriceMap();

/** Names without their provider's count where nobody would say them by chance: with a letter and a digit, as in gpt-4o. */
const shortNames = Object.keys(models)
  .map((name) => name.split('/').at(-1) ?? '')
  .filter((name) => /[a-z]/i.test(name) && /\d/.test(name));

/** Every model that LiteLLM has a price of. */
export const modelWords: readonly string[] = distinct([...Object.keys(models), ...shortNames]);

/** Every provider that it has a model of, and LiteLLM itself. */
export const providerWords: readonly string[] = distinct([
  'litellm',
  ...Object.values(models).flatMap(({ litellm_provider: provider }) => provider ?? []),
]);

/** How to find the first of some words in a text: as whole words, in any case. Null: there is none. */
export function createWordSearch(words: readonly string[]): (text: string) => string | null {
  const byFirstRun = Map.groupBy(distinct(words), (word) => /[a-z0-9]+/.exec(word)?.[0] ?? '');
  return (text) => {
    const lower = text.toLowerCase();
    for (const { 0: run, index } of lower.matchAll(/[a-z0-9]+/g)) {
      const found = byFirstRun.get(run)?.find((word) => lower.startsWith(word, index) && endsAt(lower, index, word));
      if (found) return found;
    }
    return null;
  };
}

const endsAt = (text: string, index: number, word: string): boolean =>
  !/[a-z0-9]/.test(text[index + word.length] ?? '');

function distinct(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => /^[a-z0-9]/.test(word));
}
