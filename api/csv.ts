import { type Options, stringify } from 'csv-stringify/sync';

/** A spreadsheet takes a text that begins so for a formula; after a `'` it does not. Numbers are left alone. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** CSV as RFC 4180 has it, harmless to open. */
export const csvOptions = {
  record_delimiter: 'windows',
  cast: {
    string: harmless,
    boolean: String,
    object: (value: object) => harmless(JSON.stringify(value)),
  },
} as const satisfies Options;

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/** A short table as CSV, its first row the header. */
export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    csvOptions,
  );
