import { useState } from 'react';
import type { WrittenRule } from '#schemas/price-books.ts';
import type { PriceVersion } from '../price-books/price-book.ts';
import { fromRuleForm, numberIn, type RuleForm, toRuleForm } from '../price-rules/rule-form.ts';
import { readRules, type TextProblem } from '../price-rules/rules-text.ts';

/** A draft while it is edited. Its rules are those of the text while there is one. */
export type DraftForm = {
  readonly creditValue: string;
  readonly note: string;
  readonly rules: readonly RuleForm[];
  readonly text: string | null;
};

type Body = { readonly credit_value_usd: unknown; readonly note: string; readonly rules: readonly unknown[] };

/** What is stored of a draft, as it is edited, and whether that is still the same. */
export function useDraft(version: PriceVersion) {
  const [stored] = useState(() => formOf(version));
  const [draft, setDraft] = useState(stored);
  const body = bodyOf(draft);
  const isChanged = 'problem' in body || JSON.stringify(body) !== JSON.stringify(bodyOf(stored));
  return { draft, body, isChanged, change: (changed: Partial<DraftForm>) => setDraft({ ...draft, ...changed }) };
}

const formOf = ({ credit_value_usd: value, note, rules }: PriceVersion): DraftForm => ({
  creditValue: String(value),
  note,
  rules: (rules as WrittenRule[]).map(toRuleForm),
  text: null,
});

function bodyOf({ creditValue, note, rules, text }: DraftForm): Body | { readonly problem: TextProblem } {
  const read = text === null ? { value: rules.map(fromRuleForm) } : readRules(text);
  if ('problem' in read) return read;
  return { credit_value_usd: numberIn(creditValue), note, rules: read.value };
}
