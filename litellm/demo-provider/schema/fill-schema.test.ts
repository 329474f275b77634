import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { realSchemas } from '../testing/real-schemas.ts';
import { fillSchema } from './fill-schema.ts';
import type { JsonSchema } from './json-schema.ts';

const invoice = `Invoice 2024-118 from Northwind Traders to Contoso Ltd, issued 2024-03-05, due 2024-04-04.
Contact billing@northwind.example or +47 22 33 44 55. The total is 1,250.50 EUR for 3 items. Payment is late again,
and that is a problem. Shipping to Oslo took 4 days.`;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

const problems = (schema: JsonSchema, value: unknown): string => {
  const validate = ajv.compile(schema);
  return validate(value) ? '' : `${ajv.errorsText(validate.errors)} in ${JSON.stringify(value)}`;
};

describe('fillSchema', () => {
  it.each(Object.keys(realSchemas))('satisfies %s, from a full text and from none', (name) => {
    const schema = realSchemas[name] ?? {};
    for (const text of [invoice, '', 'Hi', '你好，世界。😀'])
      expect(problems(schema, fillSchema(schema, text))).toBe('');
  });

  it('takes from the text what the properties’ names ask for', () => {
    const properties = {
      email: { type: 'string' },
      total: { type: 'number' },
      due_date: { type: 'string', format: 'date' },
    };
    expect(fillSchema({ type: 'object', properties }, invoice)).toEqual({
      email: 'billing@northwind.example',
      total: 1250.5,
      due_date: '2024-03-05',
    });
  });

  it('chooses the fitting one of an enum', () => {
    expect(fillSchema({ enum: ['contract', 'invoice', 'other'] }, invoice)).toBe('invoice');
  });

  it('gives the same for the same text', () => {
    const schema = realSchemas['invoice extraction'] ?? {};
    expect(fillSchema(schema, invoice)).toEqual(fillSchema(schema, invoice));
  });

  it.each([
    [{ $ref: '#/$defs/gone' }, '#/$defs/gone'],
    [{ $ref: 'https://example.com/schema.json' }, 'https://example.com/schema.json'],
    [{ type: 'string', pattern: '(' }, '('],
    [{ $ref: '#' }, '#'],
  ])('refuses %j by name', (schema, name) => {
    expect(() => fillSchema(schema, invoice)).toThrow(name);
  });
});
