import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { withinTime } from './within-time.ts';

/** What may be asked of a reply's form: the shape of OpenAI's `response_format`. */
type ResponseFormat = { readonly type?: unknown; readonly json_schema?: unknown };

/** A format that cannot be checked. `path`: where in `response_format` the fault is. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly path: readonly string[];

  constructor(path: readonly string[], message: string) {
    super(message);
    this.path = path;
  }
}

/** Says what of a reply's text does not keep to a format, or null when all does. */
export type CheckReply = (content: string) => string | null;

const MAX_SCHEMA_BYTES = 100_000;
/** Real schemas take a few milliseconds. */
const TIME_LIMIT_MS = 250;

/** Knows what a schema is; what is compiled goes into an instance of its own, since each keeps all it ever saw. */
const dialect = new Ajv2020({ strict: false, logger: false });
// It learns its own dialect with the first schema, and refuses every other if it is interrupted at that.
void dialect.validateSchema({});

/** `format` is for readers in JSON Schema 2020-12; models that are given one seldom keep to it to the letter. */
const alone = { strict: false, validateFormats: false, validateSchema: false, meta: false, logger: false } as const;

/** How to check replies to a request with this `response_format`; null when it asks for none. Throws {@link FormatError}. */
export function readFormat(format: unknown): CheckReply | null {
  const { type, json_schema: named } = (format ?? {}) as ResponseFormat;
  if (type === 'json_object') return (content) => findMisfit(content, isObject, 'must be an object');
  if (type !== 'json_schema') return null;
  const validate = compile(schemaIn(named));
  return (content) => findMisfit(content, validate, 'does not fit its schema');
}

function schemaIn(named: unknown): object {
  if (typeof named !== 'object' || named === null) throw new FormatError(['json_schema'], 'is missing');
  const { name, schema } = named as { readonly name?: unknown; readonly schema?: unknown };
  if (typeof name !== 'string' || name === '') throw new FormatError(['json_schema', 'name'], 'is missing');
  if (typeof schema !== 'object' || schema === null)
    throw new FormatError(['json_schema', 'schema'], 'must be a JSON schema');
  if (JSON.stringify(schema).length > MAX_SCHEMA_BYTES)
    throw new FormatError(['json_schema', 'schema'], `may have at most ${MAX_SCHEMA_BYTES / 1_000} KB`);
  // Clients say draft-07 and write what is in 2020-12 as well.
  const { $schema: _, ...rest } = schema as { readonly $schema?: unknown };
  return rest;
}

function compile(schema: object): ValidateFunction {
  try {
    return withinTime(TIME_LIMIT_MS, () => {
      if (!dialect.validateSchema(schema)) throw new Error(dialect.errorsText(dialect.errors, { dataVar: 'schema' }));
      return new Ajv2020(alone).compile(schema);
    });
  } catch (error) {
    throw new FormatError(['json_schema', 'schema'], `cannot be used: ${(error as Error).message}`);
  }
}

type Test = ((value: unknown) => unknown) & { errors?: null | readonly ErrorObject[] };

function findMisfit(content: string, test: Test, otherwise: string): string | null {
  const value = parse(content);
  if (value === undefined) return 'The reply is not JSON';
  try {
    if (withinTime(TIME_LIMIT_MS, () => test(value))) return null;
  } catch {
    return 'The reply cannot be checked in time';
  }
  const [error] = test.errors ?? [];
  return error ? `The reply ${error.instancePath || 'as a whole'} ${error.message}` : `The reply ${otherwise}`;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
