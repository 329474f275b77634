import type { BigNumber, MathNode } from 'mathjs';
import { loadMathJs } from './load-mathjs.ts';

/** What an expression may name, besides `metadata.<name>`. */
const customVariables = [
  'cost_usd',
  'calls',
  'prompt_tokens',
  'completion_tokens',
  'tokens',
  'duration_seconds',
] as const;

export type CustomVariables = { readonly [name in (typeof customVariables)[number]]: string };

const FUNCTIONS = new Set(['min', 'max', 'ceil', 'floor', 'round', 'abs']);
const OPERATORS = new Set([
  ...['add', 'subtract', 'multiply', 'divide', 'unaryMinus', 'unaryPlus'],
  ...['smaller', 'smallerEq', 'larger', 'largerEq', 'equal', 'unequal', 'and', 'or', 'not'],
]);

const METADATA = 'metadata.';
const DECIMALS = 12;
/** Decimal.js, mathjs' own numbers: half to the even neighbour. */
const ROUND_HALF_EVEN = 6;
const MOST_CREDITS = 1_000_000_000;

type Compiled = { evaluate(scope: object): unknown; readonly metadata: readonly string[] };

/** Why an expression cannot be a price, in words for its author, or null when it can. */
export function explainExpression(expression: string): string | null {
  try {
    const sample = Object.fromEntries(customVariables.map((name) => [name, '1'])) as CustomVariables;
    const metadata = Object.fromEntries(compile(expression).metadata.map((name) => [name, 1]));
    const result = compile(expression).evaluate(scopeOf(expression, sample, metadata));
    return readResult(result) === null
      ? 'must give a number of credits of zero or more; it does not with every variable 1'
      : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * The credits an expression gives, in 10⁻¹² credits, rounded half to even first so that a
 * division's endless tail is not charged. Null when it gives no number of zero or more for these values.
 */
export function evaluateCustom(
  expression: string,
  variables: CustomVariables,
  metadata: Record<string, unknown>,
): bigint | null {
  try {
    return readResult(compile(expression).evaluate(scopeOf(expression, variables, metadata)));
  } catch {
    return null;
  }
}

function readResult(result: unknown): bigint | null {
  const math = loadMathJs();
  if (!math.isBigNumber(result) || !result.isFinite()) return null;
  const rounded = (result as BigNumber).toDecimalPlaces(DECIMALS, ROUND_HALF_EVEN);
  if (rounded.isNegative() || rounded.greaterThan(MOST_CREDITS)) return rounded.isZero() ? 0n : null;
  return BigInt(rounded.times(math.bignumber(10).pow(DECIMALS)).toFixed(0));
}

function scopeOf(expression: string, variables: CustomVariables, metadata: Record<string, unknown>): object {
  const math = loadMathJs();
  const numbers = Object.entries(variables).map(([name, value]) => [name, math.bignumber(value)]);
  const own = compile(expression).metadata.map((name) => [symbolOf(name), numberIn(metadata, name)]);
  return Object.fromEntries([...numbers, ...own]);
}

/** What is not a number in a job's metadata counts as 0. */
function numberIn(metadata: Record<string, unknown>, name: string) {
  const value = Object.hasOwn(metadata, name) ? metadata[name] : 0;
  return loadMathJs().bignumber(typeof value === 'number' && Number.isFinite(value) ? String(value) : '0');
}

const symbolOf = (name: string): string => `metadata_${name}`;

const MOST_COMPILED = 1_000;
const compiled = new Map<string, Compiled>();

function compile(expression: string): Compiled {
  const known = compiled.get(expression);
  if (known) return known;
  const math = loadMathJs();
  const metadata = new Set<string>();
  const tree = math.parse(expression).transform((node) => {
    if (!math.isAccessorNode(node)) return node;
    const name = node.toString().startsWith(METADATA) ? node.toString().slice(METADATA.length) : '';
    if (!/^[A-Za-z_]\w*$/.test(name))
      throw new Error(`may not use "${node.toString()}"; metadata is read as metadata.name`);
    metadata.add(name);
    return new math.SymbolNode(symbolOf(name));
  });
  tree.traverse((node, _path, parent) => assertAllowed(node, parent, metadata));
  const code = tree.compile();
  const result = { evaluate: (scope: object) => code.evaluate(scope), metadata: [...metadata] };
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  compiled.set(expression, result);
  return result;
}

function assertAllowed(node: MathNode, parent: MathNode | null, metadata: ReadonlySet<string>): void {
  const math = loadMathJs();
  if (math.isConstantNode(node)) {
    if (!math.isBigNumber(node.value)) throw new Error(`may hold only numbers, not ${node.toString()}`);
  } else if (math.isSymbolNode(node)) {
    assertKnown(node.name, parent, metadata);
  } else if (math.isOperatorNode(node)) {
    if (!OPERATORS.has(node.fn))
      throw new Error(`may not use "${node.op}"; it may use + - * / comparisons, and, or, not and ? :`);
  } else if (!(math.isFunctionNode(node) || math.isParenthesisNode(node) || math.isConditionalNode(node))) {
    throw new Error(`may not use "${node.toString()}"`);
  }
}

function assertKnown(name: string, parent: MathNode | null, metadata: ReadonlySet<string>): void {
  const isCalled =
    parent !== null && loadMathJs().isFunctionNode(parent) && (parent.fn as { name?: string }).name === name;
  if (isCalled ? FUNCTIONS.has(name) : (customVariables as readonly string[]).includes(name)) return;
  if ([...metadata].some((own) => symbolOf(own) === name)) return;
  const usable = isCalled ? [...FUNCTIONS] : [...customVariables, 'metadata.name'];
  throw new Error(`does not know "${name}"; it may use ${usable.join(', ')}`);
}
