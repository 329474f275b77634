import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ModelReply } from '../model-calls.ts';
import { checkReply } from './check-reply.ts';
import { FormatError, readFormat } from './reply-format.ts';

const formatOf = (schema: unknown) => ({ type: 'json_schema', json_schema: { name: 'x', schema } });
const misfitOf = (schema: unknown, content: string) => readFormat(formatOf(schema))?.(content);
const invoice = {
  type: 'object',
  properties: { number: { type: 'string' }, total: { type: 'number' }, parts: { type: 'array', items: { $ref: '#' } } },
  required: ['number', 'total'],
  additionalProperties: false,
};

describe('a reply’s format', () => {
  it('is nothing to check unless JSON is asked for', () => {
    for (const format of [undefined, null, {}, { type: 'text' }]) expect(readFormat(format)).toBeNull();
  });

  it('is kept by what fits the schema, and broken by anything else, said with its place', () => {
    expect(misfitOf(invoice, '{"number":"17","total":12.5,"parts":[{"number":"a","total":1}]}')).toBeNull();
    expect(misfitOf(invoice, '{"number":"17","total":"12"}')).toBe('The reply /total must be number');
    expect(misfitOf(invoice, '{"number":"17","total":1,"parts":[{"number":"a"}]}')).toContain('/parts/0 must have');
    expect(misfitOf(invoice, '{"number":"17","total":1,"more":1}')).toContain('additional properties');
    expect(misfitOf(invoice, '{"number":"17"')).toBe('The reply is not JSON');
    expect(misfitOf(invoice, '')).toBe('The reply is not JSON');
  });

  it('is any object, when no schema is given', () => {
    const check = readFormat({ type: 'json_object' });
    expect(check?.('{"a":1}')).toBeNull();
    for (const content of ['[]', '1', 'null', '"a"']) expect(check?.(content)).toBe('The reply must be an object');
  });

  it('accepts any JSON when anything is allowed, and no JSON when nothing is', () => {
    fc.assert(
      fc.property(fc.json(), (content) => {
        expect(misfitOf({}, content)).toBeNull();
        expect(misfitOf({ not: {} }, content)).not.toBeNull();
      }),
    );
  });

  it('is the same for the same schema, however often it is read', () => {
    const named = { ...invoice, $id: 'https://example.com/invoice' };
    for (let times = 0; times < 3; times += 1) expect(misfitOf(named, '{"number":"17","total":1}')).toBeNull();
  });

  it.each([
    ['json_schema', { type: 'json_schema' }],
    ['json_schema.name', { type: 'json_schema', json_schema: { schema: {} } }],
    ['json_schema.schema', { type: 'json_schema', json_schema: { name: 'x' } }],
    ['json_schema.schema', formatOf({ type: 'text' })],
    ['json_schema.schema', formatOf({ type: 'string', pattern: '(' })],
    ['json_schema.schema', formatOf({ $ref: 'https://example.com/elsewhere' })],
    ['json_schema.schema', formatOf({ enum: ['x'.repeat(100_000)] })],
  ])('cannot be read when %s is at fault', (path, format) => {
    expect(() => readFormat(format)).toThrow(FormatError);
    expect(() => readFormat(format)).toThrow(expect.objectContaining({ path: path.split('.') }));
  });

  it.each([
    ['an expression that backtracks', { type: 'string', pattern: '^(a+)+$' }, JSON.stringify(`${'a'.repeat(50)}b`)],
    ['a schema that doubles at every step', doubling(40), '1'],
    ['a schema that is itself and nothing else', { $ref: '#' }, '1'],
  ])('never takes long to check, not even %s', (_name, schema, content) => {
    expect(misfitOf(schema, content)).toBe('The reply cannot be checked in time');
  });
});

/** Each definition holds the next one twice. */
function doubling(steps: number): object {
  const twice = (next: number) => ({ allOf: [{ $ref: `#/$defs/d${next}` }, { $ref: `#/$defs/d${next}` }] });
  const definitions = Array.from({ length: steps }, (_, step) => [`d${step}`, twice(step + 1)]);
  return { $ref: '#/$defs/d0', $defs: { ...Object.fromEntries(definitions), [`d${steps}`]: { type: 'number' } } };
}

describe('a reply', () => {
  const request = { messages: [], response_format: formatOf(invoice) };
  const choice = (content: string, more = {}) => ({
    index: 0,
    finishReason: 'stop',
    message: { role: 'assistant' as const, content, refusal: null, toolCalls: [] },
    ...more,
  });
  const good = choice('{"number":"17","total":1}');
  const bad = choice('{}');
  const check = (...choices: ModelReply['choices']) => checkReply(request, { created: 0, choices });

  it('is as good as the worst of its choices', () => {
    expect(check(good)).toBeNull();
    expect(check(good, bad)).toContain('must have required property');
  });

  it('is left alone when it is a refusal, calls a tool or was cut off by a limit', () => {
    const message = { ...bad.message, content: null };
    const refused = { ...bad, message: { ...message, refusal: 'No.' } };
    const calling = { ...bad, message: { ...message, toolCalls: [{ id: 'call_1', name: 'f', arguments: '{}' }] } };
    expect(check(refused, calling, choice('{"num', { finishReason: 'length' }))).toBeNull();
  });
});

/** Whether a millisecond is too little is the machine's affair; it nearly always is. */
it('a check that was interrupted at the very beginning spoils no other', async () => {
  vi.resetModules();
  let limit = 1;
  vi.doMock('./within-time.ts', async (original) => {
    const real = await original<typeof import('./within-time.ts')>();
    return {
      ...real,
      withinTime: <T>(milliseconds: number, work: () => T) => real.withinTime(limit || milliseconds, work),
    };
  });
  const fresh = await import('./reply-format.ts');
  const format = { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'object', required: ['a'] } } };
  try {
    fresh.readFormat(format);
  } catch (interrupted) {
    expect(String(interrupted)).toMatch(/timed out/);
  }
  limit = 0;
  expect(fresh.readFormat(format)?.('{"a":1}')).toBeNull();
  vi.doUnmock('./within-time.ts');
});
