import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../chat/chat-request.ts';
import { composeAnswer } from './compose-answer.ts';

const report = `Solar Water runs 48 water kiosks in northern Kenya. Sales of water grew by 31 percent in 2024.
The kiosks are powered by solar panels, and each kiosk serves about 600 families. The weather was warm.
Two kiosks were closed for repairs. The board plans 12 new kiosks in 2025 at a cost of 1.4 million dollars.
Some visitors liked the colours of the kiosks. Water prices stayed at 5 shillings for 20 litres.`;

const ask = (content: string, system?: string): string => {
  const messages: ChatMessage[] = [{ role: 'user', content }];
  if (system) messages.unshift({ role: 'system', content: system });
  return String(composeAnswer({ model: 'demo', messages }, 0));
};

describe('composeAnswer', () => {
  it('summarizes by the most telling sentences, in their order', () => {
    const answer = ask(`Summarize this document:\n\n${report}`);
    const sentences = answer.replace('[demo] ', '').split(/(?<=\.) /);

    expect(sentences).toHaveLength(3);
    expect(answer).toContain('Solar Water runs 48 water kiosks');
    expect(answer).not.toContain('The weather was warm');
    expect(sentences.map((sentence) => report.replaceAll('\n', ' ').indexOf(sentence))).toEqual(
      sentences.map((sentence) => report.replaceAll('\n', ' ').indexOf(sentence)).toSorted((a, b) => a - b),
    );
  });

  it.each([
    ['before the text', `Please summarize the following report: ${report}`, undefined],
    ['after the text', `${report}\n\nGive me a summary of the above.`, undefined],
    ['by the system', report, 'You summarize what the user sends.'],
  ])('finds the instruction %s', (_place, content, system) => {
    const answer = ask(content, system);
    expect(answer).toContain('Solar Water runs 48 water kiosks');
    expect(answer).not.toMatch(/summar/i);
  });

  it.each([
    ['Classify this text as one of: invoice, contract, report.', 'report'],
    ['Classify the document into exactly one category: "medical", "finance" or "water supply".', 'water supply'],
    ['Which category fits?\n- positive\n- negative\n- neutral', 'neutral'],
    ['Categorize as legal/news/technical', 'legal'],
  ])('%s -> %s', (instruction, category) => {
    expect(ask(`${instruction}\n\n${report}`)).toBe(`[demo] ${category}`);
  });

  it('lists insights with their numbers and the recurring phrases', () => {
    const lines = ask(`Give me the key insights of this text:\n\n${report}`).split('\n');
    expect(lines.filter((line) => /\d/.test(line)).length).toBeGreaterThanOrEqual(4);
    expect(lines.at(-1)).toMatch(/^- Recurring: .*water/i);
  });

  it('does not pretend to translate or to write', () => {
    expect(ask('Translate to French:\n\nGood morning')).toBe(
      '[demo] Not translated, for that takes a real model (French): Good morning',
    );
    expect(ask('Write a short story about a lighthouse keeper')).toContain('A real model would write this out.');
  });

  it('answers small talk by quoting it', () => {
    expect(ask('How are you?')).toBe('[demo] You wrote: "How are you?". A real model would answer here.');
  });

  it('keeps the mark out of JSON', () => {
    const request = { model: 'demo', messages: [{ role: 'user' as const, content: `Summarize:\n\n${report}` }] };
    const schema = { type: 'object', properties: { summary: { type: 'string' }, sales_growth: { type: 'number' } } };
    const format = { type: 'json_schema' as const, json_schema: { name: 'report', schema } };
    const answer = JSON.parse(String(composeAnswer({ ...request, response_format: format }, 0)));

    expect(answer.summary).toMatch(/^Solar Water runs 48 water kiosks/);
    expect(answer.sales_growth).toBe(31);
  });

  it('copes with an empty message', () => {
    expect(ask('')).toMatch(/^\[demo\] /);
    expect(ask('Summarize:')).toMatch(/^\[demo\]/);
  });
});
