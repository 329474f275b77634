export type Problems = Readonly<Record<string, string>>;

/** What is wrong below a place, by the rest of the way: of `rules.0.tiers` under `rules.0`, `tiers`. */
export const problemsUnder = (problems: Problems, place: string): Problems =>
  Object.fromEntries(
    Object.entries(problems)
      .filter(([field]) => field === place || field.startsWith(`${place}.`))
      .map(([field, message]) => [field.slice(place.length + 1), message]),
  );
