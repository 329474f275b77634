import { describe, expect, it } from 'vitest';
import type { Route } from '../api/define-route.ts';
import { openApiDocument } from '../api/openapi.ts';
import { routes } from '../api/routes/index.ts';
import { createWordSearch, modelWords, providerWords } from './secrecy/forbidden-words.ts';

/** OpenAI is whose form requests and answers have. */
const findWord = createWordSearch([...modelWords, ...providerWords.filter((word) => word !== 'openai')]);

const isForTeams = ({ access }: Route) => access === 'team' || access === 'team_or_viewer' || access === 'public';

describe('what the OpenAPI document says of teams’ routes', () => {
  it.each(routes.filter(isForTeams).map((route) => [`${route.method} ${route.path}`, route] as const))(
    'names no model and no provider: %s',
    (_name, route) => {
      const { paths, components } = openApiDocument([route]);
      expect(findWord(JSON.stringify({ paths, components }))).toBeNull();
    },
  );

  it('would be seen to: an operator’s example names a real model', () => {
    const operators = openApiDocument(routes.filter((route) => !isForTeams(route)));
    expect(findWord(JSON.stringify(operators.paths))).not.toBeNull();
  });
});
