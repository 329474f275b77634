import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeProblem } from './middleware/problem.ts';
import { projectReply } from './project-reply.ts';

const allowed = z.object({ model: z.enum(['standard']), parts: z.array(z.object({ text: z.string() })) });

it('lets out what is named and nothing else, at any depth', () => {
  const answer = { model: 'standard', parts: [{ text: 'a', provider: 'p' }], fingerprint: 'f' };
  expect(projectReply(allowed, answer)).toEqual({ model: 'standard', parts: [{ text: 'a' }] });
});

it('tells no caller what of an answer does not fit', () => {
  let thrown: unknown;
  try {
    projectReply(allowed, { model: 'the-real-one', parts: [] });
  } catch (error) {
    thrown = error;
  }
  const { status, body } = describeProblem(thrown, 'request-1');
  expect([status, body.error.code]).toEqual([500, 'internal']);
  expect(JSON.stringify(body)).not.toMatch(/model|standard|real|parts/);
});
