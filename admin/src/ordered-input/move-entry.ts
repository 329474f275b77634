/** The list with the entry at one place put to another, or the list as it is where that is none. */
export function moveEntry<T>(entries: readonly T[], from: number, to: number): readonly T[] {
  const moved = entries[from];
  if (moved === undefined || to < 0 || to >= entries.length) return entries;
  return entries.toSpliced(from, 1).toSpliced(to, 0, moved);
}
