import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { connectRedis } from '../activities/clients/redis.ts';
import { createLoginAttempts, LOGIN_ATTEMPTS } from '../api/login-attempts.ts';
import { freePorts } from '../local/stack-ports.ts';
import { type Answer, apiClient } from './support/api-client.ts';
import { createOperator } from './support/create-operator.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const login = (email: string, password: string) =>
  apiClient(stack.API_URL, {}).post('/api/admin-users/login', { email, password });
const someAddress = () =>
  `2001:db8:${Math.floor(Math.random() * 65_000).toString(16)}:${Math.floor(Math.random() * 65_000).toString(16)}::1`;
const times = (count: number, work: (time: number) => Promise<unknown>) =>
  Array.from({ length: count }).reduce<Promise<unknown>>(
    (before, _, time) => before.then(() => work(time)),
    Promise.resolve(),
  );

describe('signing in', () => {
  it('429: has few attempts from an address, as many for an e-mail that nobody has, in the same words', async () => {
    const known = (await createOperator(stack, 'viewer')).email;
    for (const email of [known, `nobody-${randomUUID()}@example.com`]) {
      const answers: Answer[] = [];
      for (let time = 1; time <= LOGIN_ATTEMPTS.accountFromAddress + 1; time += 1)
        answers.push(await login(email, 'wrong'));
      expect(answers.slice(0, -1).map(({ status }) => status)).toEqual(
        Array(LOGIN_ATTEMPTS.accountFromAddress).fill(401),
      );
      const last = answers.at(-1) as Answer;
      expect(told(last)).toEqual([
        429,
        'rate_limited',
        'Too many attempts to sign in. Try again after the time in Retry-After.',
      ]);
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(600);
    }
  });

  it('200: begins anew after it succeeded', async () => {
    const { email, password } = await createOperator(stack, 'viewer');
    for (let round = 1; round <= 2; round += 1) {
      await times(LOGIN_ATTEMPTS.accountFromAddress - 1, () => login(email, 'wrong'));
      expect((await login(email, password)).status).toBe(200);
    }
  });
});

describe('attempts to sign in', () => {
  const connections = [1, 2].map(() => connectRedis(stack.REDIS_URL, () => undefined));
  const [one, other] = connections.map(createLoginAttempts) as [
    ReturnType<typeof createLoginAttempts>,
    ReturnType<typeof createLoginAttempts>,
  ];
  afterAll(() => {
    for (const connection of connections) connection.disconnect();
  });

  it('are counted by all processes together', async () => {
    const [email, address] = [randomUUID(), someAddress()];
    await times(LOGIN_ATTEMPTS.accountFromAddress, (time) => (time % 2 ? one : other).begin(email, address));
    for (const attempts of [one, other])
      await expect(attempts.begin(email, address)).rejects.toThrow('Too many attempts');
  });

  it('at once are no more than one after another', async () => {
    const [email, address] = [randomUUID(), someAddress()];
    const results = await Promise.allSettled(Array.from({ length: 40 }, () => one.begin(email, address)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(LOGIN_ATTEMPTS.accountFromAddress);
  });

  it('of an account from many addresses are limited too', async () => {
    const email = randomUUID();
    await times(LOGIN_ATTEMPTS.account, () => one.begin(email, someAddress()));
    await expect(other.begin(email, someAddress())).rejects.toThrow('Too many attempts');
  });

  it('of an address on many accounts are limited too, of its whole /64', async () => {
    const network = someAddress();
    await times(LOGIN_ATTEMPTS.address, () => one.begin(randomUUID(), network));
    await expect(other.begin(randomUUID(), network.replace('::1', '::2:3'))).rejects.toThrow('Too many attempts');
  });

  it('that succeed are not counted', async () => {
    const address = someAddress();
    const email = randomUUID();
    await times(LOGIN_ATTEMPTS.address + 5, async () => (await one.begin(email, address)).succeed());
    await expect(one.begin(email, address)).resolves.toBeDefined();
  });

  it('are counted by each process by itself while Valkey is away', async () => {
    const { valkey: nobody } = await freePorts();
    const lost = connectRedis(`redis://127.0.0.1:${nobody}`, () => undefined);
    const alone = createLoginAttempts(lost);
    const [email, address] = [randomUUID(), someAddress()];
    await times(LOGIN_ATTEMPTS.accountFromAddress, () => alone.begin(email, address));
    await expect(alone.begin(email, address)).rejects.toThrow('Too many attempts');
    lost.disconnect();
  });
});
