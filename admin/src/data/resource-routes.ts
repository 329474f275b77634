export type Row = Readonly<Record<string, unknown>>;

/** How the API serves one kind of record. In a path, `:field` stands for a field of the record's id or of the filter. */
export type ResourceRoutes = {
  /** The fields that tell a record from all others; an address in the pages knows it by their values, joined by `~`. */
  readonly id: readonly [string, ...string[]];
  /** GET here answers `{total, [rows]: […]}`, by limit and offset; filters go into the query. */
  readonly list?: string;
  readonly rows?: string;
  /** Where the list's answer has its number of records, when not in `total`. */
  readonly total?: string;
  /** Fields that the filter `q` is looked for in, when the API's list knows no `q`; then at most 1,000 records are listed. */
  readonly searchIn?: readonly string[];
  /** What the API's list can be sorted by; its usual order when left out. */
  readonly sorts?: readonly string[];
  /** Whether the API gives the list as CSV too. */
  readonly hasCsv?: true;
  readonly one?: string;
  /** The record within what `one` answers, where that is not the answer itself. */
  readonly recordIn?: (answer: Row) => Row;
  /** POST here makes a record, out of these fields of the form. */
  readonly create?: Write;
  /** Only fields that were changed are sent. */
  readonly update?: Write & { readonly method: 'PUT' | 'PATCH' };
  /** Fields of a form that are sent, and then forgotten. */
  readonly secrets?: readonly string[];
};

type Write = {
  readonly path: string;
  readonly fields: readonly string[];
  /** Where the API takes it in another form than the form holds it. */
  readonly toBody?: (fields: Row) => Row;
};
