import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEnvironment } from './read-environment.ts';

const schema = z.object({
  DATABASE_URL: z.url().meta({ description: 'PostgreSQL 15 or newer' }),
  PORT: z.coerce.number().int().default(8003),
});

describe('readEnvironment', () => {
  it('reads what is given and fills in what has a default, also for an empty variable', () => {
    const environment = { DATABASE_URL: 'postgresql://x', PORT: '' };
    expect(readEnvironment(schema, environment, 'API')).toEqual({ DATABASE_URL: 'postgresql://x', PORT: 8003 });
  });

  it('names every variable at fault, what it is for and what is wrong with it, but not its value', () => {
    const start = () => readEnvironment(schema, { PORT: 'secret' }, 'API');
    expect(start).toThrow(
      'The API cannot start:\n  DATABASE_URL is not set (PostgreSQL 15 or newer)\n  PORT is wrong: ',
    );
    expect(start).not.toThrow('secret');
  });
});
