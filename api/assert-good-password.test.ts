import { describe, expect, it } from 'vitest';
import { assertGoodPassword } from './assert-good-password.ts';

const choose = (password: string) =>
  assertGoodPassword({ field: 'password', password, email: 'grace.hopper@example.com', displayName: 'Grace Hopper' });

describe('a password', () => {
  it.each([
    'passwordpassword',
    'Password1234!',
    'qwertyuiop123',
    '123456789012',
    'aaaaaaaaaaaa',
    'gracehopper1',
    'administrator',
    'xK9#xK9#xK9#xK9#',
  ])('that is guessed early is refused: %s', async (password) => {
    await expect(choose(password)).rejects.toThrow('is too easy to guess');
  });

  it.each(['grace.hopper@example.com', 'GRACE.HOPPER@example.com1', 'hopper@example.com'])(
    'that is the e-mail is refused: %s',
    async (password) => {
      await expect(choose(password)).rejects.toThrow('may not be the e-mail address');
    },
  );

  it.each(['correct horse battery staple', 'S7kPq-vbx2Lmz', 'fjell-kaffe-lykt-1953', 'ängstliche Bäckerei 7'])(
    'that is hard to guess is taken: %s',
    async (password) => {
      await expect(choose(password)).resolves.toBeUndefined();
    },
  );
});
