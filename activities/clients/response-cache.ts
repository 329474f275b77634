import { createHash, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Redis } from 'ioredis';
import type { CallRequest, ModelReply } from '#domain/model-calls.ts';

/** A reply as it is kept, with what it came to. */
export type CachedReply = {
  readonly reply: ModelReply;
  readonly actualModel: string;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  /** Whole nano-dollars as digits; null when nobody knew. */
  readonly costNanoUsd: string | null;
};

export type CachePlace = {
  /** Who may get it: `team:<id>`, `organization:<id>` or `global`. */
  readonly owner: string;
  readonly alias: string;
  readonly digest: string;
  /** How old it may be, and how long it is kept. */
  readonly seconds: number;
};

type Versions = readonly (string | null)[];

/** What there is at a place. `versions` is to be given back with a new reply: null while the cache is away. */
export type Found = { readonly cached: CachedReply | null; readonly versions: Versions | null };

/** The right to ask on behalf of all who want the same now. It ends by itself when its holder does. */
interface Lead {
  release(): Promise<void>;
}

/** Replies that may be given again. Nothing here fails: a cache that is away has nothing. */
export interface ResponseCache {
  find(place: CachePlace): Promise<Found>;
  keep(place: CachePlace, versions: Versions, reply: CachedReply): Promise<void>;
  /** Null while somebody else leads. */
  lead(place: CachePlace): Promise<Lead | null>;
  isLed(place: CachePlace): Promise<boolean>;
  /** Forgets what these own, or an alias has said; also replies that are on their way. Rejects while the cache is away. */
  purge(names: readonly string[]): Promise<void>;
}

/** The same for the same request to the same models, in whatever order its JSON is written (RFC 8785). */
export const digestOf = (models: readonly string[], limit: number | null, request: CallRequest): string =>
  createHash('sha256')
    .update(canonicalize({ models, limit, request: JSON.parse(JSON.stringify(request)) }) ?? '')
    .digest('base64url');

/** The name under which an alias's replies are purged. */
export const aliasName = (alias: string): string => `alias:${alias}`;

const LEAD_MS = 10_000;
const RENEW_MS = 3_000;
/** A message larger than this is not worth its memory. */
const MOST_CHARACTERS = 1_000_000;

const ifMine = (command: string): string =>
  `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call(${command}) end return 0`;
const RENEW = ifMine(`'PEXPIRE', KEYS[1], ARGV[2]`);
const RELEASE = ifMine(`'DEL', KEYS[1]`);

const keyOf = ({ owner, alias, digest }: CachePlace): string => `cache:${owner}:${alias}:${digest}`;
const leadOf = (place: CachePlace): string => `lead:${keyOf(place)}`;
const versionOf = (name: string): string => `cache-version:${name}`;

type Entry = CachedReply & { readonly versions: Versions; readonly keptAtMs: number };

export const createResponseCache = (redis: Redis): ResponseCache => ({
  async find(place) {
    const versionKeys = [versionOf(place.owner), versionOf(aliasName(place.alias))];
    try {
      const [text, ...versions] = await redis.mget(keyOf(place), ...versionKeys);
      const entry = text ? (JSON.parse(text) as Entry) : null;
      const isFresh = entry !== null && Date.now() - entry.keptAtMs < place.seconds * 1_000;
      const isValid = isFresh && entry.versions.every((version, index) => version === versions[index]);
      return { cached: isValid ? entry : null, versions };
    } catch {
      return { cached: null, versions: null };
    }
  },

  async keep(place, versions, reply) {
    const text = JSON.stringify({ ...reply, versions, keptAtMs: Date.now() } satisfies Entry);
    if (text.length > MOST_CHARACTERS) return;
    await redis.set(keyOf(place), text, 'EX', place.seconds).catch(() => undefined);
  },

  async lead(place) {
    const key = leadOf(place);
    const token = randomUUID();
    const isMine = await redis.set(key, token, 'PX', LEAD_MS, 'NX').catch(() => null);
    if (isMine !== 'OK') return null;
    const renewal = setInterval(() => void redis.eval(RENEW, 1, key, token, LEAD_MS).catch(() => undefined), RENEW_MS);
    return {
      async release() {
        clearInterval(renewal);
        await redis.eval(RELEASE, 1, key, token).catch(() => undefined);
      },
    };
  },

  isLed: (place) =>
    redis.exists(leadOf(place)).then(
      (count) => count === 1,
      () => false,
    ),

  async purge(names) {
    const pipeline = redis.pipeline();
    for (const name of names) pipeline.set(versionOf(name), randomUUID());
    const results = (await pipeline.exec()) ?? [];
    const failure = results.find(([error]) => error)?.[0];
    if (failure) throw failure;
  },
});
