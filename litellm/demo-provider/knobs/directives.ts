import { z } from 'zod';
import { badRequest } from '../provider-error.ts';
import { rawAnswer } from './raw-answer.ts';

const whole = (max: number) => z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(0).max(max));
const milliseconds = whole(600_000);
const chunks = whole(1_000_000);
const nothing = z.literal('').transform(() => true);

/** What a message may ask of the provider, as `[[name argument]]`, with ` times N` to have it only so often. */
const directives = {
  delay: milliseconds,
  'chunk-delay': milliseconds,
  fail: whole(599).pipe(z.int().min(400)),
  'rate-limit': whole(86_400),
  'cut-off': z.union([chunks, z.literal('').transform(() => 0)]),
  hang: z.union([chunks, z.literal('').transform(() => 0)]),
  'stream-error': chunks,
  tokens: whole(200_000),
  say: z.string().min(1),
  vary: nothing,
  'invalid-json': nothing,
  'no-usage': nothing,
  raw: rawAnswer,
};

type Name = keyof typeof directives;
export type Directives = { [K in Name]?: z.output<(typeof directives)[K]> };
type Found = { readonly name: Name; readonly value: unknown; readonly times: number };

const DIRECTIVE = /\[\[([a-z].*?)\]\]/gs;
const PARTS = /^(?<name>\S+)(?: (?!times \d+$)(?<argument>.*?))?(?: times (?<times>\d+))?$/s;

export const withoutDirectives = (text: string): string =>
  text.includes('[[') ? text.replaceAll(DIRECTIVE, '').trim() : text;

/** The directives in force in a message; `attempt` tells how often the same message has come, and is asked only if it matters. */
export function readDirectives(text: string, attempt: () => number): Directives {
  if (!text.includes('[[')) return {};
  const found = [...text.matchAll(DIRECTIVE)].map(([, inner = '']) => readOne(inner.trim()));
  const limited = found.some(({ times }) => times !== Number.POSITIVE_INFINITY);
  const current = limited ? attempt() : 1;
  const inForce = found.filter(({ times }) => current <= times);
  return Object.fromEntries(inForce.map(({ name, value }) => [name, value]));
}

function readOne(inner: string): Found {
  const { name = '', argument = '', times } = PARTS.exec(inner)?.groups ?? {};
  if (!isName(name)) throw badRequest(`Unknown directive [[${inner}]]; known: ${Object.keys(directives).join(', ')}`);
  const parsed = directives[name].safeParse(argument);
  if (!parsed.success) throw badRequest(`Bad argument in [[${inner}]]: ${z.prettifyError(parsed.error)}`);
  return { name, value: parsed.data, times: times === undefined ? Number.POSITIVE_INFINITY : Number(times) };
}

const isName = (name: string): name is Name => Object.hasOwn(directives, name);
