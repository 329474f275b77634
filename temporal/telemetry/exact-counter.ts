import { Counter, type Registry } from 'prom-client';

type Labels = Readonly<Record<string, string>>;

export type ExactCounterOptions = {
  readonly name: string;
  readonly help: string;
  /** How many of the amounts that are added make one of the unit in the name. */
  readonly perUnit: number;
  /** Every set of labels that there can be, so that each is there from the start. */
  readonly series?: readonly Labels[];
};

export type ExactCounter = { add(amount: bigint, labels?: Labels): void };

/** Counts money without loss: amounts are summed as whole numbers, and made a float only when they are read. */
export function createExactCounter(registry: Registry, options: ExactCounterOptions): ExactCounter {
  const { name, help, perUnit, series = [{}] } = options;
  const totals = new Map(series.map((labels) => [JSON.stringify(labels), { labels, total: 0n }]));
  new Counter({
    name,
    help,
    labelNames: Object.keys(series[0] ?? {}),
    registers: [registry],
    collect() {
      this.reset();
      for (const { labels, total } of totals.values()) this.inc(labels, Number(total) / perUnit);
    },
  });
  return {
    add(amount, labels = {}) {
      const entry = totals.get(JSON.stringify(labels));
      if (!entry) throw new Error(`${name} has no ${JSON.stringify(labels)}`);
      entry.total += amount;
    },
  };
}
