import type { UseCase } from './use-case.ts';

/** A draft that is read while it comes, and a better one. */
export const write: UseCase = async (app, jobId) => {
  const draft = await app.stream(jobId, { step: 'draft', content: '[[tokens 60]] Write a notice to all members.' });
  await app.stream(jobId, { step: 'improve', content: `[[tokens 40]] Make this shorter: ${draft.slice(0, 200)}` });
};
