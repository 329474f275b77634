import { describe, expect, it } from 'vitest';
import { openReply, sealReply } from './sealed-reply.ts';

const lock = { key: 'order-17', scope: 'team:acme /api/x' };
const secret = '{"virtual_key":"sk-secret"}';

describe('a kept reply', () => {
  it('opens with its own Idempotency-Key', () => {
    expect(openReply(lock, sealReply(lock, secret))).toBe(secret);
  });

  it('shows nothing of itself, and never twice the same bytes', () => {
    const sealed = sealReply(lock, secret);
    expect(sealed.includes('sk-secret')).toBe(false);
    expect(sealReply(lock, secret).equals(sealed)).toBe(false);
  });

  it.each([
    ['another key', { ...lock, key: 'order-18' }],
    ['another scope', { ...lock, scope: 'team:other /api/x' }],
  ])('does not open with %s', (_, other) => {
    expect(() => openReply(other, sealReply(lock, secret))).toThrow(/authenticate/);
  });

  it('does not open when it was changed', () => {
    const sealed = sealReply(lock, secret);
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => openReply(lock, sealed)).toThrow(/authenticate/);
  });
});
