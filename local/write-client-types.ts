import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from '../api/openapi.ts';
import { routes } from '../api/routes/index.ts';

const FILE = path.resolve(import.meta.dirname, '../client/generated/schema.ts');

const types = await openapiTypescript(openApiDocument(routes) as unknown as OpenAPI3);
await mkdir(path.dirname(FILE), { recursive: true });
await writeFile(FILE, astToString(types));
