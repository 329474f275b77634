type Fields = Readonly<Record<string, unknown>>;
type Change = { readonly before: object | null; readonly after: object | null };

/** Of a thing before and after a change, the fields that differ; the whole of it when it was made or went away. */
export function changedFields(before: object | null, after: object | null): Change {
  if (!before || !after) return { before, after };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => asJson(before, name) !== asJson(after, name));
  return { before: pick(before, changed), after: pick(after, changed) };
}

const asJson = (fields: object, name: string): string | undefined => JSON.stringify((fields as Fields)[name]);

const pick = (fields: object, names: readonly string[]): object =>
  Object.fromEntries(names.filter((name) => name in fields).map((name) => [name, (fields as Fields)[name]]));
