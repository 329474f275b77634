import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Shown } from '../../admin/testing/pages.ts';
import { DEMO_TEAM, type SeedTarget, seedDemo } from '../seed-demo.ts';
import { createAdminClient } from '../start/admin-client.ts';

export type SeededScreens = Shown & {
  /** A job whose call takes long. */
  readonly runningJobId: string;
};

const operatorList = z.object({ users: z.array(z.object({ user_id: z.string() })) });

/** The demo tenant and a few customers beside it, each in another state, with jobs to look at. */
export async function seedScreens(target: SeedTarget): Promise<SeededScreens> {
  const teamKey = `sk-${randomBytes(24).toString('base64url')}`;
  await seedDemo(target, { teamKey, environment: {} });
  const admin = createAdminClient(target);
  await admin.put(`/teams/${DEMO_TEAM}/budgets`, {
    budgets: [
      { period: 'day', limit_credits: 10 },
      { period: 'month', limit_credits: 500, hard_stop: false },
    ],
  });
  await admin.put(`/teams/${DEMO_TEAM}/limits`, { requests_per_minute: 600, concurrent_calls: 20 });
  await admin.createOnce(`/teams/${DEMO_TEAM}/keys`, {
    name: 'reports',
    scope: 'read_only',
    allowed_ips: ['10.0.0.0/8'],
  });
  await createCustomers(admin);
  const post = teamPost(target.apiUrl, teamKey);
  const jobId = await runJob(post);
  const { users } = operatorList.parse(await admin.get('/admin-users'));
  const [operator] = users;
  const shown = { organizationId: 'demo', teamId: DEMO_TEAM, jobId, operatorId: operator?.user_id ?? '' };
  return { ...shown, runningJobId: await startJob(post) };
}

async function createCustomers(admin: ReturnType<typeof createAdminClient>): Promise<void> {
  const names = { acme: 'Acme Ltd', globex: 'Globex Corporation', initech: 'Initech' };
  for (const [id, name] of Object.entries(names)) {
    const credits = { acme: 250, globex: 4.5, initech: 0 }[id];
    await admin.createOnce('/organizations/create', {
      organization_id: id,
      name,
      default_team_access_groups: ['demo-models'],
      default_team_credits: credits,
    });
  }
  await admin.put('/teams/initech_default/suspend', {});
  await admin.put('/teams/globex_default/pause', {});
}

type Post = (route: string, body: object) => Promise<Record<string, string>>;

const teamPost =
  (apiUrl: string, key: string): Post =>
  async (route, body) => {
    const response = await fetch(`${apiUrl}/api/jobs/${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  };

const says = (content: string) => [{ role: 'user', content }];

async function runJob(post: Post): Promise<string> {
  const { job_id: id = '' } = await post('create', {
    job_type: 'document_analysis',
    user_id: 'ann@example.com',
    metadata: { document: 'contract-2026-017.pdf', pages: 12 },
  });
  await post(`${id}/llm-call`, { purpose: 'read', messages: says('Read the contract [[delay 300]]') });
  await Promise.all(
    ['parties', 'dates', 'amounts'].map((purpose, place) =>
      post(`${id}/llm-call`, { purpose, messages: says(`Find the ${purpose} [[delay ${200 * (place + 1)}]]`) }),
    ),
  );
  await post(`${id}/llm-call`, { purpose: 'check', messages: says('Check it [[fail 400]]') });
  await post(`${id}/llm-call`, { purpose: 'summarize', model: 'fast', messages: says('Summarize it') });
  await post(`${id}/complete`, { status: 'completed' });
  for (const type of ['chat_session', 'translation', 'chat_session'])
    await post('create-and-call', { job_type: type, messages: says('Hello') });
  return id;
}

async function startJob(post: Post): Promise<string> {
  const { job_id: id = '' } = await post('create', { job_type: 'data_extraction' });
  await post(`${id}/llm-call`, { purpose: 'first part', messages: says('Begin') });
  void post(`${id}/llm-call`, { purpose: 'second part', messages: says('Go on [[delay 100000]]') }).catch(() => {});
  return id;
}
