import { waitUntil } from '../../local/process/wait-until.ts';
import { createTenant } from '../../tests/support/create-tenant.ts';
import type { Recording } from './recording.ts';

/** Refills of every kind: each runs one to its end and answers its workflow's id. */
export const recordedRefills: Readonly<Record<string, (recording: Recording) => Promise<string>>> = {
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
  return {
    configure,
    async untilGranted(credits: number): Promise<void> {
      const isGranted = async () => (await team.get(`${path}/balance`)).body.granted === credits;
      if (!(await waitUntil(isGranted, { withinMs: 30_000 })))
        throw new Error(`${teamId} never got ${credits} credits`);
    },
    async end(): Promise<string> {
      const workflowId = `refill-${teamId}`;
      await configure({ enabled: false });
      await recording.temporal.workflow.getHandle(workflowId).result();
      return workflowId;
    },
  };
}
