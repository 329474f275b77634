import type { UseCase } from './use-case.ts';

/** Several languages at once. */
export const translate: UseCase = async (app, jobId) => {
  const into = (language: string) =>
    app.call(jobId, { step: language, content: `Translate into ${language}: the panels are cleaned on Tuesday.` });
  const replies = await Promise.allSettled(['German', 'French', 'Spanish', 'Polish'].map(into));
  for (const reply of replies) if (reply.status === 'rejected') throw reply.reason;
};
