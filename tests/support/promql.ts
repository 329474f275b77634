import { parser } from '@prometheus-io/lezer-promql';
import type { Sample } from './read-metrics.ts';

type Node = ReturnType<typeof parser.parse>['topNode'];

/** Two looks at the metrics: what counters have increased by is the difference. */
export type Looks = { readonly before: readonly Sample[]; readonly now: readonly Sample[] };

/** Throws when an expression is not PromQL. */
export function parseExpression(expression: string): Node {
  const { topNode } = parser.parse(expression);
  topNode.cursor().iterate(({ type, from }) => {
    if (type.isError) throw new Error(`"${expression}" is not PromQL from character ${from} on`);
  });
  return topNode;
}

/** The metrics that an expression reads, without the endings of histograms. */
export function metricsIn(expression: string): string[] {
  const names: string[] = [];
  parseExpression(expression)
    .cursor()
    .iterate(({ name, node }) => {
      if (name === 'VectorSelector') names.push(text(expression, child(node, 'Identifier')));
    });
  return names.map((name) => name.replace(/_(?:bucket|sum|count)$/, ''));
}

/** What an alert's expression finds: any sample means that it fires. Reads the parts of PromQL that our rules are made of. */
export function evaluate(expression: string, looks: Looks): Sample[] {
  const [node] = children(parseExpression(expression));
  const found = node && workOut(expression, node, looks);
  if (!Array.isArray(found)) throw new Error(`"${expression}" is a number, not an alert`);
  return found;
}

type Value = number | Sample[];

function workOut(source: string, node: Node, looks: Looks): Value {
  const parts = children(node);
  switch (node.name) {
    case 'ParenExpr':
      return workOut(source, first(parts), looks);
    case 'NumberDurationLiteral':
      return Number(text(source, node));
    case 'VectorSelector':
      return select(source, node, looks.now);
    case 'FunctionCall':
      return increaseOf(source, node, looks);
    case 'AggregateExpr':
      return aggregate(source, node, looks);
    case 'BinaryExpr': {
      const [left, operator, right] = [first(parts), parts[1]?.name ?? '', parts.at(-1) ?? node];
      return combine(workOut(source, left, looks), operator, workOut(source, right, looks));
    }
    default:
      throw new Error(`Nothing reads ${node.name} in "${source}"`);
  }
}

function select(source: string, node: Node, samples: readonly Sample[]): Sample[] {
  const name = text(source, child(node, 'Identifier'));
  const matchers = descendants(node, 'UnquotedLabelMatcher').map((matcher) => {
    const label = text(source, child(matcher, 'LabelName'));
    const wanted = JSON.parse(text(source, child(matcher, 'StringLiteral'))) as string;
    const isRegex = text(source, child(matcher, 'MatchOp')) === '=~';
    const fits = isRegex
      ? (value: string) => new RegExp(`^(?:${wanted})$`).test(value)
      : (value: string) => value === wanted;
    return ({ labels }: Sample) => fits(labels[label] ?? '');
  });
  return samples.filter((sample) => sample.name === name && matchers.every((matches) => matches(sample)));
}

/** Over the time between the two looks. A rate differs from that by a factor that cancels out where rates are divided. */
function increaseOf(source: string, node: Node, { before, now }: Looks): Sample[] {
  const called = text(source, child(node, 'FunctionIdentifier'));
  if (called !== 'increase' && called !== 'rate') throw new Error(`Nothing works out ${called}`);
  const [selector] = descendants(node, 'VectorSelector');
  const earlier = select(source, selector ?? node, before);
  return select(source, selector ?? node, now).map((sample) => {
    const same = earlier.find(({ labels }) => JSON.stringify(labels) === JSON.stringify(sample.labels));
    return { ...sample, value: sample.value - (same?.value ?? 0) };
  });
}

const aggregations: Record<string, (values: readonly number[]) => number> = {
  sum: (values) => values.reduce((total, value) => total + value, 0),
  max: (values) => Math.max(...values),
  min: (values) => Math.min(...values),
};

function aggregate(source: string, node: Node, looks: Looks): Sample[] {
  const merge = aggregations[text(source, child(node, 'AggregateOp'))];
  const body = workOut(source, first(children(child(node, 'FunctionCallBody'))), looks);
  if (!merge || !Array.isArray(body)) throw new Error(`Nothing aggregates "${text(source, node)}"`);
  const by = descendants(node, 'GroupingLabels')
    .flatMap((labels) => descendants(labels, 'LabelName'))
    .map((label) => text(source, label));
  const keyOf = ({ labels }: Sample) => JSON.stringify(Object.fromEntries(by.map((label) => [label, labels[label]])));
  const groups = Map.groupBy(body, keyOf);
  return [...groups].map(([key, samples]) => ({
    name: '',
    labels: JSON.parse(key),
    value: merge(samples.map(({ value }) => value)),
  }));
}

const operators: Record<string, (left: number, right: number) => number | boolean> = {
  Add: (left, right) => left + right,
  Sub: (left, right) => left - right,
  Mul: (left, right) => left * right,
  Div: (left, right) => left / right,
  Gtr: (left, right) => left > right,
  Lss: (left, right) => left < right,
  Eql: (left, right) => left === right,
  EqlC: (left, right) => left === right,
};

/** A comparison keeps the samples for which it holds. */
function combine(left: Value, operator: string, right: Value): Value {
  const work = operators[operator];
  if (!work) throw new Error(`Nothing works out ${operator}`);
  if (!Array.isArray(left) && !Array.isArray(right)) return Number(work(left, right));
  const rows = Array.isArray(left) ? left : (right as Sample[]);
  return rows.flatMap((row) => {
    const [a, b] = [sideOf(left, row), sideOf(right, row)];
    if (a === undefined || b === undefined) return [];
    const result = work(a, b);
    if (typeof result === 'number') return [{ ...row, value: result }];
    return result ? [row] : [];
  });
}

const sideOf = (side: Value, { labels }: Sample): number | undefined =>
  Array.isArray(side) ? side.find((sample) => JSON.stringify(sample.labels) === JSON.stringify(labels))?.value : side;

const first = (nodes: readonly Node[]): Node => {
  const [node] = nodes;
  if (!node) throw new Error('A part of the expression is missing');
  return node;
};
const text = (source: string, { from, to }: Node): string => source.slice(from, to);
const child = (node: Node, name: string): Node => first(node.getChildren(name));

function children(node: Node): Node[] {
  const found: Node[] = [];
  for (let next = node.firstChild; next; next = next.nextSibling) found.push(next);
  return found;
}

function descendants(node: Node, name: string): Node[] {
  return children(node).flatMap((inner) => [...(inner.name === name ? [inner] : []), ...descendants(inner, name)]);
}
