import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { waitUntil } from '../../local/process/wait-until.ts';
import type { Stack } from '../../local/stack.ts';
import { startTestStack, type TestStack, type TestStackOptions } from '../../local/testing/start-test-stack.ts';
import type { Answer } from '../../tests/support/api-client.ts';
import { createTenant, type Tenant } from '../../tests/support/create-tenant.ts';
import { inLanes } from '../../tests/support/in-lanes.ts';
import { query } from '../../tests/support/query-database.ts';
import { workflowIdOf } from '../job-workflow-client.ts';
import { eventTypes, readHistories } from './job-histories.ts';

const WITHIN = { withinMs: 30_000 };
const LIMITS_COUNT_MS = 1_000;
const TEAMS_AT_ONCE = 8;

/** What workflows are recorded with: a stack, a tenant on it and a look at what went on behind the API. */
export class Recording {
  readonly temporal: Client;
  readonly tenant: Tenant;
  readonly #running: TestStack;

  private constructor(running: TestStack, temporal: Client, tenant: Tenant) {
    this.#running = running;
    this.temporal = temporal;
    this.tenant = tenant;
  }

  static async start(temporal: NonNullable<TestStackOptions['temporal']>): Promise<Recording> {
    const running = await startTestStack({ name: 'record-histories', temporal });
    const { environment } = running.stack;
    const connection = await Connection.connect({ address: environment.TEMPORAL_ADDRESS });
    return new Recording(running, new Client({ connection }), await createTenant(environment));
  }

  async stop(): Promise<void> {
    await this.temporal.connection.close();
    await this.#running.stopAndRemove();
  }

  get stack(): Stack {
    return this.#running.stack;
  }

  async sql(text: string, values: readonly unknown[] = []): Promise<void> {
    await query(this.stack.environment.DATABASE_URL, text, values);
  }

  /** More teams of the tenant's organization, and their ids. */
  openTeams(count: number): Promise<string[]> {
    const { operator, organizationId } = this.tenant;
    return inLanes(count, TEAMS_AT_ONCE, async () => {
      const teamId = `team-${randomUUID()}`;
      await operator.post('/api/teams/create', { organization_id: organizationId, team_id: teamId });
      return teamId;
    });
  }

  async open(fields: object = {}): Promise<string> {
    const { body } = await this.tenant.team.post('/api/jobs/create', { job_type: 'recorded', ...fields });
    return body.job_id;
  }

  /** Replaces the limits of the recording's team, and waits until they count. */
  async limit(limits: object): Promise<void> {
    const { operator, teamId } = this.tenant;
    await operator.put(`/api/teams/${teamId}/limits`, limits);
    await setTimeout(LIMITS_COUNT_MS);
  }

  call(jobId: string, content: string): Promise<Answer> {
    return this.tenant.team.post(`/api/jobs/${jobId}/llm-call`, { messages: [{ role: 'user', content }] });
  }

  async createAndCall(content: string, { team, teamId } = this.tenant): Promise<string> {
    await team.post('/api/jobs/create-and-call', onlyCall(content));
    const jobId = await newestJobOf({ team, teamId });
    // Its caller may hear of it before its workflow has ended.
    await this.untilEnded(jobId);
    return jobId;
  }

  /** A job of one long call, cancelled as soon as the provider works on it. */
  async createAndCancel(): Promise<string> {
    const marker = randomUUID();
    const answer = this.tenant.team.post('/api/jobs/create-and-call', onlyCall(`[[delay 60000]] ${marker}`));
    await this.#untilProviderSees(marker);
    const jobId = await newestJobOf(this.tenant);
    await this.finish(jobId, 'cancel');
    await answer;
    return jobId;
  }

  finish(jobId: string, how: 'complete' | 'cancel'): Promise<Answer> {
    return this.tenant.team.post(`/api/jobs/${jobId}/${how}`);
  }

  /** Stops every call that the job has. */
  async cancelCalls(jobId: string): Promise<void> {
    const { body } = await this.tenant.team.get(`/api/jobs/${jobId}/costs`);
    for (const { call_id: callId } of body.calls) {
      await this.tenant.team.post(`/api/jobs/${jobId}/calls/${callId}/cancel`);
    }
  }

  /** A team that cannot pay for anything. */
  createPoorTenant(): Promise<Tenant> {
    return createTenant(this.stack.environment, { credits: 0 });
  }

  async openRefused(): Promise<string> {
    const poorTenant = await this.createPoorTenant();
    await poorTenant.team.post('/api/jobs/create', { job_type: 'recorded' });
    return newestJobOf(poorTenant);
  }

  /** Starts a call that takes this long and resolves as soon as the provider works on it. */
  async startLongCall(jobId: string, delayMs: number): Promise<{ readonly answer: Promise<Answer> }> {
    const answer = this.call(jobId, `[[delay ${delayMs}]] ${jobId}`);
    await this.#untilProviderSees(jobId);
    return { answer };
  }

  async #untilProviderSees(marker: string): Promise<void> {
    const journal = new URL('/journal', this.stack.environment.DEMO_PROVIDER_URL);
    const isUnderWay = async () => (await (await fetch(journal)).text()).includes(marker);
    if (!(await waitUntil(isUnderWay, WITHIN))) throw new Error(`The provider never saw a call with ${marker}`);
  }

  /** Waits until the job's workflow has taken this many updates: `open` is the first, `finish` the second. */
  async untilUpdatesAccepted(jobId: string, count: number): Promise<void> {
    const accepted = async () => {
      const types = (await readHistories(this.temporal, jobId)).flatMap(eventTypes);
      return types.filter((type) => type === 'WORKFLOW_EXECUTION_UPDATE_ACCEPTED').length >= count;
    };
    if (!(await waitUntil(accepted, WITHIN))) throw new Error(`${jobId} never took ${count} updates`);
  }

  /** Waits until the job's workflow has ended, in whatever way. */
  async untilEnded(jobId: string): Promise<void> {
    await this.temporal.workflow
      .getHandle(workflowIdOf(jobId))
      .result()
      .catch(() => undefined);
  }
}

const onlyCall = (content: string): object => ({ job_type: 'recorded', messages: [{ role: 'user', content }] });

const newestJobOf = async ({ team, teamId }: Pick<Tenant, 'team' | 'teamId'>): Promise<string> =>
  (await team.get(`/api/teams/${teamId}/jobs`)).body.jobs[0].job_id;
