import { findNodeAtLocation, type ParseError, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { WrittenRule } from '#schemas/price-books.ts';
import { leavesOf } from './leaves-of.ts';
import { fromRuleForm, type RuleForm, toRuleForm } from './rule-form.ts';

/** What is wrong, and where in the text. */
export type TextProblem = { readonly line: number; readonly message: string };

type Read<T> = { readonly value: T } | { readonly problem: TextProblem };

export const writeRules = (rules: readonly RuleForm[]): string => JSON.stringify(rules.map(fromRuleForm), null, 2);

/** The rules in a text, whatever is in them: the API judges them. */
export function readRules(text: string): Read<readonly unknown[]> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first) return { problem: { line: lineAt(text, first.offset), message: wordsOf(first) } };
  if (!Array.isArray(value)) return { problem: { line: 1, message: 'must be a list of rules: [ … ]' } };
  return { value };
}

/** The rules in a text for the form, or what the form has no place for. */
export function readRuleForms(text: string): Read<readonly RuleForm[]> {
  const read = readRules(text);
  if ('problem' in read) return read;
  try {
    const forms = (read.value as readonly WrittenRule[]).map(toRuleForm);
    const kept = new Set(leavesOf(forms.map(fromRuleForm)).map(([place]) => place));
    const lost = leavesOf(read.value).find(([place, value]) => !kept.has(place) && value !== 'free');
    if (!lost) return { value: forms };
    return { problem: { line: lineOf(text, lost[0]), message: `the form has no place for ${lost[0]}` } };
  } catch {
    return { problem: { line: 1, message: 'the form cannot show rules of this shape' } };
  }
}

/** Where the places that the API names, `rules.0.tiers`, are in the text. What is missing is told where it should be. */
export function placeProblems(text: string, errors: Readonly<Record<string, string>>): readonly TextProblem[] {
  return Object.entries(errors).map(([field, message]) => {
    const place = field.replace(/^rules\.?/, '');
    return { line: lineOf(text, place), message: place === '' ? message : `${place}: ${message}` };
  });
}

function lineOf(text: string, place: string): number {
  const root = parseTree(text);
  const way = place === '' ? [] : place.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  for (let length = way.length; root && length >= 0; length -= 1) {
    const node = findNodeAtLocation(root, way.slice(0, length));
    if (node) return lineAt(text, node.offset);
  }
  return 1;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** `CommaExpected` as `comma expected`. */
const wordsOf = ({ error }: ParseError): string =>
  `this is not JSON: ${printParseErrorCode(error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()}`;
