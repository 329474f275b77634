import type { Application } from '../application.ts';

const schema = {
  type: 'object',
  properties: { supplier: { type: 'string' }, total: { type: 'number' } },
  required: ['supplier', 'total'],
  additionalProperties: false,
};

/** A record out of a text: a job of one call, whose reply must fit a schema. */
export const extract = (app: Application): Promise<string> =>
  app.callOnly('data_extraction', {
    step: 'extract',
    content: 'Extract the invoice: two inverters from Helio Roofing Ltd, 2900 EUR.',
    response_format: { type: 'json_schema', json_schema: { name: 'invoice', strict: true, schema } },
  });
