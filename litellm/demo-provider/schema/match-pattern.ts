import { type Pattern, parsePattern } from './parse-pattern.ts';

const MOST_REPEATS = 10_000;

/** A string the regular expression accepts, at least so long if its counts allow, another for each index. */
export function matchPattern(pattern: string, index: number, minLength: number): string {
  const parsed = parsePattern(pattern);
  let written = write(parsed, index, 0);
  for (let extra = 1; written.length < minLength && extra <= Math.min(minLength, MOST_REPEATS); extra += 1) {
    written = write(parsed, index, extra);
  }
  return written;
}

function write(pattern: Pattern, index: number, extra: number): string {
  switch (pattern.kind) {
    case 'characters':
      return pattern.from.charAt(index % pattern.from.length);
    case 'sequence':
      return pattern.parts.map((part) => write(part, index, extra)).join('');
    case 'either':
      return write(
        pattern.branches[index % pattern.branches.length] ?? pattern.branches[0] ?? emptyPattern,
        index,
        extra,
      );
    case 'repeat':
      return write(pattern.part, index, extra).repeat(Math.min(pattern.max, pattern.min + extra));
  }
}

const emptyPattern: Pattern = { kind: 'sequence', parts: [] };
