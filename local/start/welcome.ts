import type { Environment } from '../process/part-definition.ts';
import type { StackEnvironment } from '../stack-environment.ts';

export type Welcome = {
  readonly tookTime: string;
  readonly environment: StackEnvironment;
  readonly team: string;
  readonly teamKey: string;
  readonly operator: { readonly email: string; readonly password: string };
};

/** What one needs to know once everything runs, with commands that work when pasted. */
export function welcome({ tookTime, environment, team, teamKey, operator }: Welcome): string {
  const { API_URL: api } = environment;
  return `
Ready after ${tookTime}.

  API          ${api}      documentation: ${api}/docs
  Admin        ${environment.ADMIN_URL}
  Temporal     ${environment.TEMPORAL_UI_URL}
  LiteLLM      ${environment.LITELLM_URL}   (internal: teams never see it)

  Operator     ${operator.email}   ${operator.password}
  Demo team    ${team}   ${teamKey}
  Models       ${models(environment)}

One job, one call, one bill:

${command(api, teamKey, '/jobs/create-and-call', {
  job_type: 'summary',
  messages: [{ role: 'user', content: 'Summarize: A job is one durable workflow. It survives a restart of any part.' }],
})}

The same in three steps, for a job of as many calls as you like:

KEY=${teamKey}
JOB=$(${command(api, '$KEY', '/jobs/create', { job_type: 'document_analysis' })} | sed -E 's/.*"job_id": ?"([^"]+)".*/\\1/')
${command(api, '$KEY', '/jobs/$JOB/llm-call', {
  messages: [{ role: 'user', content: 'Summarize: Credits are held when a job opens and charged once when it ends.' }],
})}
${command(api, '$KEY', '/jobs/$JOB/complete', { status: 'completed' })}

Ctrl-C stops everything; the next start goes on with all data and open jobs.
`;
}

function command(api: string, key: string, route: string, body: object): string {
  const headers = `-H "Authorization: Bearer ${key}" -H "content-type: application/json"`;
  return `curl -sSw '\\n' "${api}/api${route}" ${headers} -d '${JSON.stringify(body)}'`;
}

function models(environment: Environment): string {
  const named = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GEMINI_API_KEY'].filter((name) => environment[name]);
  if (named.length) return `real ones, by ${named.join(', ')}`;
  return 'the demo provider answers; set OPENAI_API_KEY, ANTHROPIC_API_KEY or GEMINI_API_KEY for real ones';
}
