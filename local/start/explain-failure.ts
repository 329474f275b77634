import { PartFailed } from '../process/part-failures.ts';

const advice: Readonly<Record<string, string>> = {
  postgres: 'Is the disk full? Set DATABASE_URL to use a Postgres of your own.',
  valkey: 'Set REDIS_URL to use a Valkey or Redis of your own.',
  temporal: 'Set TEMPORAL_ADDRESS to use a Temporal of your own.',
  litellm:
    'Are litellm/config.yaml and the provider keys right? Set LITELLM_URL and LITELLM_MASTER_KEY to use another.',
};

/** What failed, the last lines of its log, and what can be done about it. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof PartFailed)) return error instanceof Error ? error.message : String(error);
  const tail = error.logTail.replaceAll(/^/gm, '  | ');
  const help = advice[error.part] ?? 'Its log says why; start again when that is mended.';
  return [error.message, ...(error.logTail ? [tail] : []), `The whole log: ${error.logFile}`, help].join('\n');
}
