const MAX_WORDS = 4;
const BULLET = /^\s*(?:[-*•]|\d+[.)])\s+(?<name>.+)$/gm;
const QUOTED = /(?<!\p{L})["'`“](?<name>[^"'`“”\n]{1,40})["'`”]/gu;
const MARKER = /[:(]|\b(?:one of|as|into|either|categor(?:y|ies)|labels?|classes|options?)\b/gi;
const SEPARATOR = /,|\||\/|;|\bor\b|\band\b/i;

/** The categories an instruction names: as a list, in quotes, or between commas after a colon or a word like "as". */
export function namedCategories(instruction: string): string[] {
  const listed = namesIn(instruction, BULLET);
  if (listed.length > 1) return listed;
  const quoted = namesIn(instruction, QUOTED);
  if (quoted.length > 1) return quoted;
  const rows = [...instruction.matchAll(MARKER)].map((marker) =>
    namesAfter(instruction, marker.index + marker[0].length),
  );
  return rows.reduce((best, row) => (row.length > 1 && row.length >= best.length ? row : best), []);
}

const namesIn = (instruction: string, expression: RegExp): string[] =>
  [...instruction.matchAll(expression)].map(({ groups }) => clean(groups?.['name'] ?? '')).filter(Boolean);

function namesAfter(instruction: string, start: number): string[] {
  const sentence = /^[^.?!)\n]*/.exec(instruction.slice(start))?.[0] ?? '';
  return sentence
    .split(SEPARATOR)
    .map(clean)
    .filter((name) => name !== '' && !name.includes(':') && name.split(/\s+/).length <= MAX_WORDS);
}

const clean = (name: string): string => name.replace(/^\W*(?:an?|the)\s+|^[\s"'`*]+|[\s"'`*.]+$/gi, '');
