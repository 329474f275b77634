import { setTimeout as pause } from 'node:timers/promises';
import { JobsApiError } from '../../client/jobs-api-error.ts';
import { Application, type ApplicationOptions } from './application.ts';
import { GivenUp } from './persist.ts';
import type { PlannedJob, UseCaseName } from './plan.ts';
import { chat } from './use-cases/chat.ts';
import { readDocument } from './use-cases/document.ts';
import { extract } from './use-cases/extraction.ts';
import { translate } from './use-cases/translation.ts';
import type { UseCase } from './use-cases/use-case.ts';
import { write } from './use-cases/writing.ts';

const useCases: Record<Exclude<UseCaseName, 'extraction'>, UseCase> = {
  document: readDocument,
  chat,
  writing: write,
  translation: translate,
};

/** When a user has had enough, or an application dies. */
const ENDS_AFTER_MS = 1_200;
const VANISHES_AFTER_MS = 20;

/** Does one piece of work as planned, to its end or to where its application leaves it. */
export async function workOnJob(planned: PlannedJob, options: ApplicationOptions): Promise<void> {
  const app = new Application(planned, options);
  try {
    if (planned.useCase !== 'extraction') return await inJob(app, planned, useCases[planned.useCase]);
    if (planned.ending === 'complete') return void (await extract(app));
    await Promise.race([extract(app), pause(planned.ending === 'vanish' ? VANISHES_AFTER_MS : ENDS_AFTER_MS)]);
    app.die();
  } catch (error) {
    if (error instanceof GivenUp) options.record.givenUp.push(error.message);
    else if (!(error instanceof JobsApiError)) throw error;
  }
}

async function inJob(app: Application, { useCase, ending }: PlannedJob, work: UseCase): Promise<void> {
  if (ending === 'vanish') {
    void app.open(useCase).catch(() => undefined);
    await pause(VANISHES_AFTER_MS);
    return app.die();
  }
  const jobId = await app.open(useCase);
  const working = work(app, jobId).then(
    () => 'completed' as const,
    (error: unknown) => {
      if (!(error instanceof JobsApiError)) throw error;
      return 'failed' as const;
    },
  );
  if (ending === 'complete') return app.end(jobId, await working);
  await Promise.race([working, pause(ENDS_AFTER_MS)]);
  if (ending === 'leave') return app.die();
  await app.end(jobId, 'cancelled');
  await working;
}
