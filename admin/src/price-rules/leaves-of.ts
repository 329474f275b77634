/** Every value that is not made of others, with the way to it: `['tiers.steps.0.up_to', 10]`. */
export function leavesOf(value: unknown, place: readonly string[] = []): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[place.join('.'), value]];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...place, name]));
}
