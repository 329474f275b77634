/** A regular expression as the tree of what it may read. */
export type Pattern =
  | { readonly kind: 'characters'; readonly from: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'either'; readonly branches: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly min: number; readonly max: number };

const DIGITS = '0123456789';
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
const classes: Record<string, string> = { d: DIGITS, w: `${LETTERS}${DIGITS}_`, s: ' ', n: '\n', t: '\t', r: '\r' };
const TOKEN = /\(\?:|\(\?<\w+>|\[\^?(?:\\.|[^\]\\])*\]|\\.|\{\d+(?:,\d*)?\}|./gsu;

/** Reads the everyday part of regular expressions: classes, groups, choices and counts; no look-around. */
export function parsePattern(source: string): Pattern {
  const tokens = source.match(TOKEN) ?? [];
  let at = 0;
  const readEither = (): Pattern => {
    const branches = [readSequence()];
    while (tokens[at] === '|') {
      at += 1;
      branches.push(readSequence());
    }
    return branches.length === 1 && branches[0] ? branches[0] : { kind: 'either', branches };
  };
  const readSequence = (): Pattern => {
    const parts: Pattern[] = [];
    for (let token = tokens[at]; token !== undefined && token !== '|' && token !== ')'; token = tokens[at]) {
      at += 1;
      if (token !== '^' && token !== '$')
        parts.push(readCount(token.startsWith('(') ? readGroup() : charactersOf(token)));
    }
    return { kind: 'sequence', parts };
  };
  const readGroup = (): Pattern => {
    const inner = readEither();
    at += 1;
    return inner;
  };
  const readCount = (part: Pattern): Pattern => {
    const count = countOf(tokens[at]);
    if (!count) return part;
    at += tokens[at + 1] === '?' ? 2 : 1;
    return { kind: 'repeat', part, ...count };
  };
  return readEither();
}

function countOf(token = ''): { min: number; max: number } | undefined {
  if (token === '*') return { min: 0, max: Number.POSITIVE_INFINITY };
  if (token === '+') return { min: 1, max: Number.POSITIVE_INFINITY };
  if (token === '?') return { min: 0, max: 1 };
  const [, min, comma, max] = /^\{(\d+)(,?)(\d*)\}$/.exec(token) ?? [];
  if (min === undefined) return undefined;
  return { min: Number(min), max: max ? Number(max) : comma ? Number.POSITIVE_INFINITY : Number(min) };
}

function charactersOf(token: string): Pattern {
  if (token === '.') return { kind: 'characters', from: `${LETTERS}${DIGITS}` };
  if (token.startsWith('[')) return { kind: 'characters', from: charactersOfClass(token.slice(1, -1)) };
  if (token.startsWith('\\')) return { kind: 'characters', from: classes[token.slice(1)] ?? token.slice(1) };
  return { kind: 'characters', from: token };
}

function charactersOfClass(inner: string): string {
  const isNegated = inner.startsWith('^');
  const pieces = (isNegated ? inner.slice(1) : inner).match(/\\.|.-[^\\]|./gsu) ?? [];
  const named = pieces.map(charactersOfPiece).join('');
  return isNegated ? [...PRINTABLE].filter((character) => !named.includes(character)).join('') : named;
}

function charactersOfPiece(piece: string): string {
  if (piece.startsWith('\\')) return classes[piece.slice(1)] ?? piece.slice(1);
  if (piece.length < 3) return piece;
  const [from, to] = [piece.charCodeAt(0), piece.charCodeAt(2)];
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)).join('');
}
