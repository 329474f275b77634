import { setTimeout as pause } from 'node:timers/promises';
import type { Request } from 'express';
import { createAuthenticate } from '../../api/middleware/authenticate.ts';
import { openDatabase } from '../../prisma/client.ts';
import { teamClient } from '../../tests/support/api-client.ts';
import type { BenchStack } from '../bench-stack.ts';
import { goal } from '../compare.ts';
import { measure, round } from '../measure.ts';
import type { Report } from '../work.ts';

const load = { samples: 200_000, atOnce: 1 };
const WARM_MS = 0.2;
const REVOCATIONS = 10;
const REVOKED_MS = 1_000;

/** How long it takes to know a key again, and until a revoked one is refused by an API process that has just seen it. */
export async function benchKey(stack: BenchStack): Promise<Report> {
  const { environment } = stack.stack;
  const db = openDatabase({ url: environment.DATABASE_URL, maxConnections: 2, onError: () => undefined });
  try {
    const authenticate = createAuthenticate(db, environment.MASTER_KEY);
    const request = requestWith(stack.tenant.key);
    const warm = await measure(stack, { bench: 'key', case: 'authenticate, warm', load }, () =>
      authenticate(request, 'team'),
    );
    const revokedMs = await measureRevocations(stack);
    return {
      measurements: [warm],
      findings: [
        goal({ bench: 'key', what: `${warm.case}: p99 in ms`, reached: warm.p99Ms, atMost: WARM_MS }),
        goal({
          bench: 'key',
          what: `revoked on a second API process, slowest of ${REVOCATIONS}, in ms`,
          reached: round(Math.max(...revokedMs)),
          atMost: REVOKED_MS,
        }),
      ],
    };
  } finally {
    await db.close();
  }
}

/** As much of a request as authentication reads. */
function requestWith(key: string): Request {
  const headers: Record<string, string> = { authorization: `Bearer ${key}` };
  const header = (name: string) => headers[name];
  return { ip: '127.0.0.1', method: 'POST', header } as Request;
}

async function measureRevocations({ stack, tenant }: BenchStack): Promise<number[]> {
  const other = await stack.addApi();
  const keys = `/api/teams/${tenant.teamId}/keys`;
  const took: number[] = [];
  for (let time = 0; time < REVOCATIONS; time += 1) {
    const { body } = await tenant.operator.post(keys, { name: 'to be revoked' });
    const team = teamClient(other.address, body.virtual_key);
    const isKnown = async () => (await team.get('/v1/models')).status === 200;
    if (!(await isKnown())) throw new Error('A new key is not known to the second API process');
    await tenant.operator.delete(`${keys}/${body.key_id}`);
    const begun = performance.now();
    while (await isKnown()) await pause(5);
    took.push(performance.now() - begun);
  }
  return took;
}
