/**
 * A chat of several turns that is one job and one bill. The model remembers nothing: the app keeps the conversation and
 * sends all of it with each turn.
 *
 * Each turn has an Idempotency-Key made of the session's id and the turn's number. Kill this program at any moment and
 * start it with the same SESSION_ID: turns that were answered are answered again from storage.
 */
import { randomUUID } from 'node:crypto';
import { type CallModel, createJobsClient, type JobsClientOptions } from '../client/create-jobs-client.ts';
import { printReceipt } from './print-receipt.ts';

const QUESTIONS = [
  'My solar panels give less power than last summer. What should I check first?',
  'The inverter shows error 31. Is that bad?',
  'How do I clean the panels without damage?',
  'Write a short note to my installer about the panels and the inverter.',
];

type Message = CallModel['messages'][number];

export async function chat(options: JobsClientOptions, sessionId: string, questions: readonly string[]) {
  const api = createJobsClient(options);
  const opening = { job_type: 'chat', metadata: { session: sessionId } };
  const { job_id: jobId } = await api.createJob(opening, { idempotencyKey: `${sessionId}:create` });

  const conversation: Message[] = [{ role: 'system', content: 'You help owners of solar panels, in two sentences.' }];
  for (const [index, question] of questions.entries()) {
    conversation.push({ role: 'user', content: question });
    const turn = `turn-${index + 1}`;
    const call = { purpose: turn, messages: conversation };
    const { response } = await api.callModel(jobId, call, { idempotencyKey: `${sessionId}:${turn}` });
    conversation.push({ role: 'assistant', content: response.content ?? '' });
  }

  return { conversation, receipt: await api.completeJob(jobId) };
}

if (import.meta.main) {
  const { API_URL = 'http://127.0.0.1:8003', TEAM_KEY, SESSION_ID = randomUUID() } = process.env;
  if (!TEAM_KEY) throw new Error('Set TEAM_KEY to a team key: npm start prints that of the demo team.');
  console.log(`Session ${SESSION_ID}. If this is interrupted, set SESSION_ID to that and start again.\n`);

  const { conversation, receipt } = await chat({ apiUrl: API_URL, teamKey: TEAM_KEY }, SESSION_ID, QUESTIONS);
  for (const { role, content } of conversation.slice(1)) console.log(`${role === 'user' ? '>' : ' '} ${content}`);
  printReceipt(receipt);
}
