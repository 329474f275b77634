const UNITS_PER_TOKEN = 4;

/** The demo's tokenizer: four characters are a token, and a surrogate pair is never split. */
export function splitTokens(text: string): string[] {
  const tokens: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfToken(text, start);
    tokens.push(text.slice(start, end));
    start = end;
  }
  return tokens;
}

/** As many as `splitTokens` gives, without making them. */
export function countTokens(text: string): number {
  let count = 0;
  for (let start = 0; start < text.length; count += 1) start = endOfToken(text, start);
  return count;
}

function endOfToken(text: string, start: number): number {
  const end = Math.min(start + UNITS_PER_TOKEN, text.length);
  return isHighSurrogate(text.charCodeAt(end - 1)) ? Math.min(end + 1, text.length) : end;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
