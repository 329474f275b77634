import { Gauge, type Registry } from 'prom-client';

type Sample = { readonly labels?: Readonly<Record<string, string>>; readonly value: number };

export type GaugeOf<Reading> = {
  readonly name: string;
  readonly help: string;
  readonly label?: string;
  samples(reading: Reading): readonly Sample[];
};

export type ReadGauges<Reading> = {
  read(): Promise<Reading>;
  /** How long a reading does for those who ask again. */
  readonly freshMs: number;
  readonly gauges: readonly GaugeOf<Reading>[];
};

/** Gauges that show one and the same reading, made when somebody looks. While it cannot be made they show nothing, not an old figure. */
export function readGauges<Reading>(registry: Registry, { read, freshMs, gauges }: ReadGauges<Reading>): void {
  let reading: Promise<Reading | null> = Promise.resolve(null);
  let readAt = Number.NEGATIVE_INFINITY;
  const current = () => {
    if (performance.now() - readAt < freshMs) return reading;
    readAt = performance.now();
    reading = read().catch(() => null);
    return reading;
  };
  for (const { name, help, label, samples } of gauges) {
    new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [registry],
      async collect() {
        const found = await current();
        if (label === undefined) this.remove();
        else this.reset();
        for (const { labels = {}, value } of found === null ? [] : samples(found)) this.set(labels, value);
      },
    });
  }
}
