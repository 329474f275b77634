import { amountWords } from './amount-words.ts';

const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(amountWords).map(([part, { label }]) => [part, label])),
  match: 'For',
  custom: 'Expression',
  failed: 'A failed job costs',
  cancelled: 'A cancelled job costs',
  expired: 'An expired job costs',
};

/** A place in a rule in words: `tiers.steps.0.up_to` is `Tiers, step 1, up to`. */
export function sayPlace(place: string): string {
  const parts = place.replace(/steps\.(\d+)/, (_all, number: string) => `step ${Number(number) + 1}`).split('.');
  const text = parts.map((part) => words[part] ?? part.replaceAll('_', ' ')).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
