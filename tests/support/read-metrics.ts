/** One value of a metric, as Prometheus reads it. */
export type Sample = {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};

export type Metrics = {
  /** The names that the processes describe, without the endings of histograms. */
  readonly names: ReadonlySet<string>;
  readonly samples: readonly Sample[];
};

/** What these addresses show of themselves now, together. */
export async function readMetrics(...urls: readonly (string | undefined)[]): Promise<Metrics> {
  const texts = await Promise.all(urls.map(readText));
  const lines = texts.flatMap((text) => text.split('\n'));
  return {
    names: new Set(lines.flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? [])),
    samples: lines.flatMap(readSample),
  };
}

/** The sum of all values of a metric with these labels. */
export const sumOf = ({ samples }: Metrics, name: string, labels: Readonly<Record<string, string>> = {}): number =>
  samples
    .filter((sample) => sample.name === name && has(sample, labels))
    .reduce((total, { value }) => total + value, 0);

const has = ({ labels }: Sample, wanted: Readonly<Record<string, string>>): boolean =>
  Object.entries(wanted).every(([label, value]) => labels[label] === value);

async function readText(url: string | undefined): Promise<string> {
  const response = await fetch(String(url));
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

const SAMPLE = /^(?<name>[a-zA-Z_:][\w:]*)(?:\{(?<labels>.*)\})? (?<value>\S+)$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

function readSample(line: string): Sample[] {
  const { name, labels = '', value } = SAMPLE.exec(line)?.groups ?? {};
  if (name === undefined) return [];
  const pairs = [...labels.matchAll(LABEL)].map(([, label, text]) => [label, text]);
  return [{ name, labels: Object.fromEntries(pairs), value: Number(value === '+Inf' ? 'Infinity' : value) }];
}
