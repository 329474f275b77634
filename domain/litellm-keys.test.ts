import { describe, expect, it } from 'vitest';
import {
  type FoundAtLiteLlm,
  isSettled,
  planLiteLlmKey,
  presenceOf,
  RETIREMENT_MS,
  type StoredLiteLlmKey,
} from './litellm-keys.ts';

const terms = { models: ['a/b', 'c/d'], requestsPerMinute: 12, tokensPerMinute: null };
const active: StoredLiteLlmKey = { keyId: 'k1', status: 'active', termsDigest: 'now', isUsable: true, retiredForMs: 0 };
const retired = (retiredForMs: number): StoredLiteLlmKey => ({
  ...active,
  keyId: 'k0',
  status: 'retired',
  retiredForMs,
});
const nothing: FoundAtLiteLlm = { team: null, keys: [] };
const found: FoundAtLiteLlm = { team: { terms }, keys: [{ keyId: 'k1', terms }] };
const settled = { team: null, replacesKey: false, updateKeyId: null, removeKeyIds: [], waitMs: null };

const plan = (more: object) =>
  planLiteLlmKey({ presence: 'working', terms, termsDigest: 'now', stored: [active], found, ...more });

describe('what is to be done about a working team’s key', () => {
  it('is nothing when LiteLLM has what it should, in any order', () => {
    expect(plan({})).toEqual(settled);
    const turned = { ...terms, models: terms.models.toReversed() };
    expect(isSettled(plan({ found: { team: { terms: turned }, keys: [{ keyId: 'k1', terms: turned }] } }))).toBe(true);
  });

  it('is to make both at first', () => {
    expect(plan({ stored: [], found: nothing })).toEqual({ ...settled, team: 'create', replacesKey: true });
  });

  it('is to tell LiteLLM of changed terms, which is all that the digest is for', () => {
    expect(plan({ termsDigest: 'later' })).toEqual({ ...settled, updateKeyId: 'k1' });
    const wider = { ...terms, models: [...terms.models, 'e/f'] };
    expect(plan({ terms: wider, termsDigest: 'later' })).toEqual({ ...settled, team: 'update', updateKeyId: 'k1' });
  });

  it('is to undo what was changed or blocked at LiteLLM', () => {
    const other = { ...terms, requestsPerMinute: 1 };
    expect(plan({ found: { team: { terms: other }, keys: [{ keyId: 'k1', terms: null }] } })).toEqual({
      ...settled,
      team: 'update',
      updateKeyId: 'k1',
    });
  });

  it('is another key when LiteLLM has lost it, or it does not open or is too old', () => {
    expect(plan({ found: { ...found, keys: [] } })).toEqual({ ...settled, replacesKey: true });
    expect(plan({ stored: [{ ...active, isUsable: false }] })).toEqual({ ...settled, replacesKey: true });
  });

  it('is to wait for what has just been retired, and then to remove it', () => {
    expect(plan({ stored: [active, retired(RETIREMENT_MS - 10)] })).toEqual({ ...settled, waitMs: 10 });
    expect(plan({ stored: [active, retired(RETIREMENT_MS)] })).toEqual({ ...settled, removeKeyIds: ['k0'] });
  });

  it('is to remove a key of ours that nobody knows, and one that was begun and is not needed', () => {
    const keys = [...found.keys, { keyId: 'stray', terms }];
    expect(plan({ found: { ...found, keys } })).toEqual({ ...settled, removeKeyIds: ['stray'] });
    expect(plan({ stored: [active, { ...active, keyId: 'k2', status: 'new' }] }).removeKeyIds).toEqual(['k2']);
  });
});

describe('what is to be done about the keys of a team that may not work', () => {
  const keys = [...found.keys, { keyId: 'stray', terms }];

  it('is to remove all of them at once, and its team when it is gone', () => {
    const more = { stored: [active, retired(1)], found: { ...found, keys } };
    const removeKeyIds = ['k1', 'k0', 'stray'];
    expect(plan({ ...more, presence: 'stopped' })).toEqual({ ...settled, removeKeyIds });
    expect(plan({ ...more, presence: 'gone' })).toEqual({ ...settled, team: 'remove', removeKeyIds });
    expect(isSettled(plan({ stored: [], found: nothing, presence: 'gone' }))).toBe(true);
  });

  it.each([
    ['active', 'active', 'working'],
    ['paused', 'active', 'working'],
    ['suspended', 'active', 'stopped'],
    ['active', 'suspended', 'stopped'],
    ['archived', 'suspended', 'gone'],
  ] as const)('a team that is %s in an organization that is %s is %s', (team, organization, presence) => {
    expect(presenceOf(team, organization)).toBe(presence);
  });
});
