import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';

const operation = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: z.object({ $ref: z.string() }) }) }) })
    .optional(),
});

const document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({
    schemas: z.record(z.string(), z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}) })),
  }),
});

/** Says what is wrong with a request to LiteLLM's management by the `/openapi.json` of a running proxy, or null. */
export type ManagementContract = (request: { method: string; url: URL; body: unknown }) => string | null;

export async function readManagementContract(proxyUrl: string): Promise<ManagementContract> {
  const openapi = await (await fetch(new URL('/openapi.json', proxyUrl))).json();
  const { paths, components } = document.parse(openapi);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(openapi, 'openapi');
  const bodyProblem = (ref: string, body: unknown): string | null => {
    const validate = ajv.getSchema(`openapi${ref}`);
    if (!validate) return `There is no ${ref}`;
    if (!validate(body)) return ajv.errorsText(validate.errors);
    const known = components.schemas[ref.split('/').at(-1) ?? '']?.properties ?? {};
    const unknown = Object.keys(body as object).filter((name) => !(name in known));
    return unknown.length === 0 ? null : `It knows no ${unknown.join(', ')}`;
  };
  return ({ method, url, body }) => {
    const described = paths[url.pathname]?.[method.toLowerCase()];
    if (!described) return `There is no ${method} ${url.pathname}`;
    const { parameters, requestBody } = operation.parse(described);
    const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    const unknown = [...url.searchParams.keys()].filter((name) => !names.includes(name));
    if (unknown.length > 0) return `It knows no ${unknown.join(', ')}`;
    if (!requestBody) return body === undefined ? null : 'It takes no body';
    return bodyProblem(requestBody.content['application/json'].schema.$ref, body);
  };
}
