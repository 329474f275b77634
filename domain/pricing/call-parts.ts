import { matchRule } from './match-rule.ts';
import { type ScaledLine, scaleOf } from './price-line.ts';
import type { PriceRule } from './price-rule.ts';
import type { CallFacts, JobFacts, PriceTerms } from './price-terms.ts';

const MICROS = 1_000_000n;
/** A markup of 0 % in hundredths of a percent. */
const WHOLE_COST = 10_000n;
/** All of a price in hundredths of a percent; every factor of a price is a multiple of it. */
const WHOLE_PRICE = 10_000n;

export type PricedCalls = {
  readonly lines: readonly ScaledLine[];
  /** What each call adds, scaled. */
  readonly parts: ReadonlyMap<string, bigint>;
};

/** Prices each delivered call by the most specific rule that matches it, its alias included, and sums by rule and part. */
export function priceCalls(terms: PriceTerms, facts: JobFacts, delivered: readonly CallFacts[]): PricedCalls {
  const parts = new Map<string, bigint>();
  const sums = new Map<string, { line: ScaledLine; quantity: bigint; scaled: bigint }>();
  const { teamId, organizationId, jobType } = facts;
  for (const call of delivered) {
    const rule = matchRule(terms.rules, { teamId, organizationId, jobType, alias: call.alias });
    const lines = rule ? partsOf(terms, rule, call) : [];
    parts.set(
      call.callId,
      lines.reduce((sum, line) => sum + line.scaled, 0n),
    );
    for (const line of lines) {
      const key = `${line.rule}\n${line.component}`;
      const { quantity = 0n, scaled = 0n } = sums.get(key) ?? {};
      sums.set(key, { line, quantity: quantity + BigInt(line.quantity), scaled: scaled + line.scaled });
    }
  }
  const lines = [...sums.values()].map(({ line, quantity, scaled }) => ({ ...line, quantity: `${quantity}`, scaled }));
  return { lines, parts };
}

function partsOf(terms: PriceTerms, rule: PriceRule, call: CallFacts): ScaledLine[] {
  const scale = scaleOf(terms);
  const [prompt, completion] = [BigInt(call.promptTokens), BigInt(call.completionTokens)];
  const perThousand = scale / 1_000n;
  const parts: [component: string, quantity: bigint, price: bigint | undefined, scale: bigint][] = [
    ['per_call', 1n, rule.per_call, scale],
    ['per_1k_tokens', prompt + completion, rule.per_1k_tokens, perThousand],
    ['per_1k_prompt_tokens', prompt, rule.per_1k_prompt_tokens, perThousand],
    ['per_1k_completion_tokens', completion, rule.per_1k_completion_tokens, perThousand],
    ['cost_nano_usd', call.costNanoUsd ?? 0n, markupOf(rule), (scale / terms.creditValueNanoUsd / WHOLE_COST) * MICROS],
  ];
  const isDiscounted = call.cached && (rule.cached_discount_percent ?? 0n) > 0n;
  const due = isDiscounted ? WHOLE_PRICE - (rule.cached_discount_percent ?? 0n) : WHOLE_PRICE;
  return parts.flatMap(([component, quantity, price, factor]) =>
    price === undefined
      ? []
      : [
          {
            rule: rule.name,
            component: isDiscounted ? `${component}_cached` : component,
            quantity: `${quantity}`,
            scaled: quantity * price * (factor / WHOLE_PRICE) * due,
          },
        ],
  );
}

const markupOf = ({ cost_markup_percent: markup }: PriceRule): bigint | undefined =>
  markup === undefined ? undefined : WHOLE_COST + markup;
