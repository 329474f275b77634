import { splitTokens } from './tokens.ts';

/** A text of exactly so many tokens: cut, or filled up with numbers so that a lost or repeated piece shows. */
export function fitText(text: string, tokens: number): string {
  let filled = text;
  for (let number = 1; filled.length < tokens * 5; number += 1) filled += ` ${number}`;
  return splitTokens(filled).slice(0, tokens).join('');
}
