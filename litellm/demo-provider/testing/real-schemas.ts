import type { JsonSchema } from '../schema/json-schema.ts';

const strict = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const string: JsonSchema = { type: 'string' };
const money: JsonSchema = { type: 'number', minimum: 0, multipleOf: 0.01 };

/** Schemas of the kinds that applications send: strict outputs, tools' parameters, forms and recursive trees. */
export const realSchemas: Record<string, JsonSchema> = {
  'invoice extraction': strict({
    invoice_number: string,
    issue_date: { type: 'string', format: 'date' },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    total: money,
    lines: {
      type: 'array',
      minItems: 1,
      items: strict({ description: string, quantity: { type: 'integer', minimum: 1 }, price: money }),
    },
  }),
  'sentiment with confidence': strict({
    sentiment: { type: 'string', enum: ['positive', 'negative', 'neutral'] },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    reason: { type: 'string', maxLength: 40 },
  }),
  'pydantic optional fields': {
    $defs: {
      Address: {
        type: 'object',
        properties: { city: string, zip: { anyOf: [string, { type: 'null' }] } },
        required: ['city'],
      },
    },
    type: 'object',
    properties: {
      name: { type: 'string', title: 'Name' },
      address: { anyOf: [{ $ref: '#/$defs/Address' }, { type: 'null' }], default: null },
    },
    required: ['name', 'address'],
  },
  'recursive interface tree': {
    $defs: {
      node: strict({
        type: { type: 'string', enum: ['div', 'button', 'section'] },
        label: string,
        children: { type: 'array', items: { $ref: '#/$defs/node' } },
      }),
    },
    $ref: '#/$defs/node',
  },
  'linked list by root reference': strict({
    value: { type: 'number' },
    next: { anyOf: [{ $ref: '#' }, { type: 'null' }] },
  }),
  'discriminated union': strict({
    item: {
      anyOf: [
        strict({ kind: { const: 'user' }, email: { type: 'string', format: 'email' } }),
        strict({ kind: { const: 'address' }, street: string, number: { type: 'integer' } }),
      ],
    },
  }),
  'step by step maths': strict({
    steps: { type: 'array', items: strict({ explanation: string, output: string }) },
    final_answer: string,
  }),
  'identifiers and formats': strict({
    id: { type: 'string', format: 'uuid' },
    site: { type: 'string', format: 'uri' },
    created_at: { type: 'string', format: 'date-time' },
    opens: { type: 'string', format: 'time' },
    lasts: { type: 'string', format: 'duration' },
    host: { type: 'string', format: 'hostname' },
    address4: { type: 'string', format: 'ipv4' },
    address6: { type: 'string', format: 'ipv6' },
  }),
  'patterns of many kinds': strict({
    sku: { type: 'string', pattern: '^[A-Z]{2,4}-\\d{4}(?:-(?:EU|US))?$' },
    username: { type: 'string', pattern: '^@[a-zA-Z0-9_]+$', minLength: 8, maxLength: 12 },
    version: { type: 'string', pattern: '^v?\\d+\\.\\d+\\.\\d+$' },
    colour: { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' },
    slug: { type: 'string', pattern: '^[^\\s/]+$' },
    contains: { type: 'string', pattern: 'demo|test' },
  }),
  'bounded numbers': strict({
    age: { type: 'integer', minimum: 18, maximum: 120 },
    temperature: { type: 'number', exclusiveMinimum: -10, exclusiveMaximum: -9 },
    even: { type: 'integer', multipleOf: 2, minimum: 7, maximum: 9 },
    share: { type: 'number', exclusiveMinimum: 0, maximum: 1, multipleOf: 0.25 },
  }),
  'tags and coordinates': strict({
    tags: { type: 'array', items: { type: 'string', minLength: 3 }, minItems: 2, maxItems: 4, uniqueItems: true },
    days: { type: 'array', items: { enum: ['mon', 'tue', 'wed'] }, uniqueItems: true, minItems: 3 },
    point: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }, string], items: false, minItems: 3 },
    empty: { type: 'array', maxItems: 0 },
  }),
  'allOf with inherited parts': {
    $defs: { base: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } }, required: ['id'] } },
    allOf: [
      { $ref: '#/$defs/base' },
      { type: 'object', properties: { title: { type: 'string', minLength: 60 } }, required: ['title'] },
    ],
  },
  'free form map': {
    type: 'object',
    properties: { scores: { type: 'object', additionalProperties: { type: 'integer', maximum: 5 }, minProperties: 2 } },
    required: ['scores', 'note'],
  },
  'nullable and mixed types': strict({
    middle_name: { type: ['string', 'null'] },
    nothing: { type: 'null' },
    constant: { const: { a: [1] } },
    flag: { type: 'boolean' },
    any: {},
    level: { enum: [1, 2, 3] },
  }),
  'weather tool': {
    type: 'object',
    properties: {
      location: { type: 'string', description: 'City and country' },
      unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
    },
    required: ['location'],
  },
  'older definitions': {
    definitions: { ['a/b']: { type: 'string' } },
    type: 'array',
    items: { $ref: '#/definitions/a~1b' },
  },
};
