import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { JobsClientOptions } from '../client/create-jobs-client.ts';
import { createTenant } from '../tests/support/create-tenant.ts';
import { chat } from './chat-session.ts';
import { extractInvoice } from './data-extraction.ts';
import { analyzeDocument } from './document-analysis.ts';
import { translate } from './translation.ts';
import { write } from './writing-assistant.ts';

const stack = inject('stack');
const report = await readFile(path.join(import.meta.dirname, 'documents/solar-cooperative-report.txt'), 'utf8');

async function createCustomer() {
  const { key, team, teamId, alias, operator } = await createTenant(stack, { credits: 10 });
  const keepReplies = () => operator.put(`/api/model-aliases/${alias}`, { cache_ttl_seconds: 600 });
  const balance = async () => (await team.get(`/api/credits/teams/${teamId}/balance`)).body;
  const hasCalled = async () => (await team.get(`/api/teams/${teamId}/jobs?status=IN_PROGRESS`)).body.total > 0;
  const untilFirstCall = () => expect.poll(hasCalled, { timeout: 20_000 }).toBe(true);
  return { connection: { apiUrl: stack.API_URL, teamKey: key }, balance, untilFirstCall, keepReplies };
}

/** The document example as a process of its own, as one would start it in a shell. */
async function startProgram({ apiUrl, teamKey }: JobsClientOptions, runId: string, document: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'example-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'document.txt');
  await writeFile(file, document);
  const program = spawn(process.execPath, [path.join(import.meta.dirname, 'document-analysis.ts'), file], {
    env: { API_URL: apiUrl, TEAM_KEY: teamKey, RUN_ID: runId },
    stdio: 'ignore',
  });
  return { program, ended: once(program, 'exit') };
}

describe('the document example', () => {
  it('does four steps for one credit', async () => {
    const { connection, balance } = await createCustomer();
    const { facts, summary, category, insights, receipt } = await analyzeDocument(connection, randomUUID(), report);

    expect(Object.keys(facts).sort()).toEqual(['amounts', 'dates', 'organizations', 'persons']);
    expect(summary).toMatch(/EUR|kWh|members/);
    expect(category).toBe('report');
    expect(insights.length).toBeGreaterThan(0);
    expect(receipt).toMatchObject({
      status: 'COMPLETED',
      costs: { total_calls: 4, successful_calls: 4, credits_charged: 1, credits_remaining: 9 },
    });
    expect(receipt.calls.map(({ purpose }) => purpose)).toEqual(['extract', 'summarize', 'classify', 'insights']);
    expect(await balance()).toMatchObject({ available: 9, reserved: 0, spent: 1 });
  });

  it('costs nothing when a step is refused', async () => {
    const { connection, balance } = await createCustomer();
    await expect(analyzeDocument(connection, randomUUID(), `${report}\n[[fail 400]]`)).rejects.toMatchObject({
      code: 'request_rejected',
    });
    expect(await balance()).toMatchObject({ available: 10, reserved: 0, spent: 0 });
  });

  it('answers the same again for the same run, and charges nothing more', async () => {
    const { connection, balance } = await createCustomer();
    const runId = randomUUID();
    const first = await analyzeDocument(connection, runId, report);

    expect(await analyzeDocument(connection, runId, report)).toEqual(first);
    expect(await balance()).toMatchObject({ available: 9, reserved: 0, spent: 1 });
  });

  it('goes on after kill -9, with no call made twice', async () => {
    const { connection, balance, untilFirstCall } = await createCustomer();
    const runId = randomUUID();
    const slow = `${report}\n[[delay 500]]`;
    const { program, ended } = await startProgram(connection, runId, slow);
    await untilFirstCall();
    program.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);

    const { receipt } = await analyzeDocument(connection, runId, slow);
    expect(receipt.costs).toMatchObject({ total_calls: 4, successful_calls: 4, credits_charged: 1 });
    expect(await balance()).toMatchObject({ available: 9, reserved: 0, spent: 1 });
  });
});

describe('the chat example', () => {
  it('keeps its history over the turns of one job', async () => {
    const { connection, balance } = await createCustomer();
    const questions = ['My inverter shows error 31.', 'Is that bad?', 'What about the inverter?'];
    const { conversation, receipt } = await chat(connection, randomUUID(), questions);

    expect(conversation.map(({ role }) => role)).toEqual(['system', ...questions.flatMap(() => ['user', 'assistant'])]);
    expect(conversation.at(-1)?.content).toContain('error 31');
    expect(receipt).toMatchObject({ status: 'COMPLETED', costs: { total_calls: 3, credits_charged: 1 } });
    expect(receipt.calls.map(({ purpose }) => purpose)).toEqual(['turn-1', 'turn-2', 'turn-3']);
    expect(await balance()).toMatchObject({ available: 9, reserved: 0, spent: 1 });
  });
});

describe('the extraction example', () => {
  it('gets records of the type it asked for, for one credit', async () => {
    const { connection } = await createCustomer();
    const { invoice, creditsCharged } = await extractInvoice(connection, 'Invoice 17 from Helio over 12.50 EUR');
    expect(Object.keys(invoice)).toEqual(['supplier', 'number', 'currency', 'total', 'lines']);
    expect(creditsCharged).toBe(1);
  });

  it('gets them also when the model answers badly at first', async () => {
    const { connection } = await createCustomer();
    const { invoice } = await extractInvoice(connection, 'Invoice 17 from Helio. [[invalid-json times 1]]');
    expect(invoice.total).toBeTypeOf('number');
  });
});

describe('the writing example', () => {
  it('shows what is stored, in pieces, as one job', async () => {
    const { connection, balance } = await createCustomer();
    const pieces: (string | null)[] = [];
    const show = (text: string | null) => void pieces.push(text);
    const { draft, final, receipt } = await write({ ...connection, show }, 'a note [[tokens 60]] [[chunk-delay 3]]');
    expect(draft).toHaveLength(240);
    expect(pieces.join('')).toBe(draft + final);
    expect(pieces.length).toBeGreaterThan(10);
    expect(receipt.calls.map(({ purpose }) => purpose)).toEqual(['draft', 'improve']);
    expect(await balance()).toMatchObject({ available: 9, reserved: 0, spent: 1 });
  });

  it('keeps what was written when it is stopped, and goes on from there', async () => {
    const { connection } = await createCustomer();
    const enough = new AbortController();
    let shown = 0;
    const show = (text: string | null) => {
      shown += text?.length ?? 0;
      if (shown > 80) enough.abort();
    };
    const slow = 'a note [[tokens 500]] [[chunk-delay 10]]';
    const { draft, receipt } = await write({ ...connection, stop: enough.signal, show }, slow);
    expect(draft.length).toBeGreaterThan(80);
    expect(draft.length).toBeLessThan(2_000);
    expect(receipt.calls.map(({ error }) => error)).toEqual(['call_cancelled', null]);
  });
});

describe('the translation example', () => {
  const languages = ['German', 'French', 'Spanish', 'Italian'];

  it('makes a call for each language at the same time, as one job for one credit', async () => {
    const { connection, balance } = await createCustomer();
    const begun = performance.now();
    const { translations, receipt } = await translate(connection, `[[delay 1000]] ${randomUUID()}`, languages);
    expect(performance.now() - begun).toBeLessThan(languages.length * 1_000);
    expect(translations.map(({ language, isCached }) => [language, isCached])).toEqual(
      languages.map((language) => [language, false]),
    );
    expect(receipt.calls.map(({ purpose }) => purpose).toSorted()).toEqual(languages.toSorted());
    expect(receipt.costs).toMatchObject({ total_calls: 4, successful_calls: 4, credits_charged: 1 });
    expect(await balance()).toMatchObject({ available: 9, reserved: 0, spent: 1 });
  });

  it('is answered from the cache when it is run a second time', async () => {
    const { connection, keepReplies } = await createCustomer();
    await keepReplies();
    const text = `A text ${randomUUID()}`;
    const first = await translate(connection, text, languages);
    const second = await translate(connection, text, languages);
    expect(first.translations.map(({ isCached }) => isCached)).toEqual([false, false, false, false]);
    expect(second.translations).toEqual(first.translations.map((one) => ({ ...one, isCached: true })));
    expect(second.receipt.costs).toMatchObject({ successful_calls: 4, credits_charged: 1 });
  });

  it('costs nothing when a language cannot be had', async () => {
    const { connection, balance } = await createCustomer();
    await expect(translate(connection, '[[fail 400 times 1]]', languages)).rejects.toMatchObject({
      code: 'request_rejected',
    });
    expect(await balance()).toMatchObject({ available: 10, reserved: 0, spent: 0 });
  });
});
