import { waitUntil } from '../../local/process/wait-until.ts';
import { createTenant } from '../../tests/support/create-tenant.ts';
import type { Recording } from './recording.ts';
import { runThroughOutage } from './run-through-outage.ts';
import type { Scenarios } from './scenarios.ts';
import { untilEnded } from './until-ended.ts';

/** Each looks at the refill anew, which takes about ten events. */
const CHANGES_THAT_FILL_A_HISTORY = 8;

/** Refills of every kind. */
export const recordedRefills: Scenarios<Recording> = {
  async 'refill-woken-by-its-timer'(recording) {
    const refill = await startRefill(recording, { anchor_at: new Date(Date.now() + 2_000).toISOString() });
    await refill.untilGranted(5);
    return refill.end();
  },

  async 'refill-configured-anew'(recording) {
    const refill = await startRefill(recording);
    await refill.untilGranted(5);
    await refill.configure({ refill_period: 'monthly' });
    await refill.untilGranted(10);
    return refill.end();
  },

  async 'refill-through-an-outage'(recording) {
    const refill = await startRefill(recording, { anchor_at: new Date(Date.now() + 4_000).toISOString() });
    await runThroughOutage(recording, async () => refill.workflowId);
    await refill.untilGranted(5);
    return refill.end();
  },

  async 'refill-continued-as-new'(recording) {
    const refill = await startRefill(recording);
    for (let change = 1; change <= CHANGES_THAT_FILL_A_HISTORY; change += 1) {
      await refill.untilGranted(5 * change);
      await refill.configure({ refill_period: change % 2 === 0 ? 'daily' : 'monthly' });
    }
    return refill.end();
  },
};

async function startRefill(recording: Recording, fields: object = {}) {
  const { team, operator, teamId } = await createTenant(recording.stack.environment, { credits: 0 });
  const path = `/api/credits/teams/${teamId}`;
  const configure = (more: object) =>
    operator.post(`${path}/configure-auto-refill`, {
      enabled: true,
      refill_amount: 5,
      refill_period: 'daily',
      ...more,
    });
  await configure(fields);
  const workflowId = `refill-${teamId}`;
  return {
    workflowId,
    configure,
    async untilGranted(credits: number): Promise<void> {
      const isGranted = async () => (await team.get(`${path}/balance`)).body.granted === credits;
      if (!(await waitUntil(isGranted, { withinMs: 30_000 })))
        throw new Error(`${teamId} never got ${credits} credits`);
    },
    async end(): Promise<string> {
      await configure({ enabled: false });
      return untilEnded(recording.temporal, workflowId);
    },
  };
}
