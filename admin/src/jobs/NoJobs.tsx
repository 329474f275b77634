import { EmptyPage } from '../display/EmptyPage.tsx';

const command = `curl -X POST "$API_URL/api/jobs/create-and-call" \\
  -H "Authorization: Bearer $TEAM_KEY" -H 'Content-Type: application/json' \\
  -d '{"job_type": "hello", "messages": [{"role": "user", "content": "Say hello"}]}'`;

export const NoJobs = () => (
  <EmptyPage title="No jobs yet" command={command}>
    A job appears here as soon as a team opens one with its key, and shows what it cost and what was charged for it.
  </EmptyPage>
);
