import type { UseCase } from './use-case.ts';

const QUESTIONS = ['Why do my panels give less power?', 'What does error 31 say?', 'How do I clean them?'];

/** A conversation, of which all is sent again with each turn. */
export const chat: UseCase = async (app, jobId) => {
  const before: { role: 'user' | 'assistant'; content: string }[] = [];
  for (const [index, content] of QUESTIONS.entries()) {
    const reply = await app.call(jobId, { step: `turn-${index + 1}`, content, before: [...before] });
    before.push({ role: 'user', content }, { role: 'assistant', content: reply });
  }
};
