import { createHash } from 'node:crypto';
import type { Json } from '../api-client.ts';

export type Answer = { readonly status: number; readonly body: Json };
type Row = { readonly models: readonly string[]; readonly [field: string]: unknown };

const done = (body: object = {}): Answer => ({ status: 200, body });
const missing: Answer = { status: 404, body: { error: { message: 'Not found' } } };
const taken: Answer = { status: 400, body: { error: { message: 'already exists' } } };

/** Teams and keys as LiteLLM keeps them in its database, which cannot run in the tests: its answers, by its own code, to what we ask. */
export class KeysAtLiteLlm {
  readonly teams = new Map<string, Row>();
  /** By SHA-256, as LiteLLM has them. */
  readonly keys = new Map<string, Row>();

  answer(path: string, query: URLSearchParams, body: Json): Answer {
    const handle = this.#routes[path];
    if (!handle) throw new Error(`LiteLLM has no ${path}`);
    return handle(body, query);
  }

  keysOf(teamId: string): Row[] {
    return [...this.keys.values()].filter((key) => key['team_id'] === teamId);
  }

  /** Whether this very key may ask for these models. */
  lets(key: string, models: readonly string[]): boolean {
    const row = this.keys.get(hashOf(key));
    const team = row && this.teams.get(String(row['team_id']));
    return team !== undefined && models.every((model) => row?.models.includes(model) && team.models.includes(model));
  }

  readonly #routes: Record<string, (body: Json, query: URLSearchParams) => Answer> = {
    '/team/new': (body) => {
      if (this.teams.has(body.team_id)) return taken;
      this.teams.set(body.team_id, body);
      return done({ team_id: body.team_id });
    },
    '/team/update': (body) => change(this.teams, body.team_id, body),
    '/team/delete': ({ team_ids: [teamId] }) => {
      if (!this.teams.delete(teamId)) return missing;
      for (const [hash, key] of this.keys) if (key['team_id'] === teamId) this.keys.delete(hash);
      return done();
    },
    '/team/info': (_body, query) => {
      const teamId = query.get('team_id') ?? '';
      const team = this.teams.get(teamId);
      return team ? done({ team_id: teamId, team_info: team, keys: this.keysOf(teamId) }) : missing;
    },
    '/key/generate': ({ key, ...body }) => {
      if ([...this.keys.values()].some((other) => other['key_alias'] === body.key_alias)) return taken;
      this.keys.set(hashOf(key), body);
      return done({ key });
    },
    '/key/update': ({ key, ...body }) => change(this.keys, key, body),
    '/key/info': (_body, query) => {
      const info = this.keys.get(query.get('key') ?? '');
      return info ? done({ info }) : missing;
    },
    '/key/delete': ({ key_aliases: [alias] }) => {
      const found = [...this.keys].find(([, key]) => key['key_alias'] === alias);
      return found && this.keys.delete(found[0]) ? done() : missing;
    },
  };
}

export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

function change(rows: Map<string, Row>, id: string, changes: Row): Answer {
  const row = rows.get(id);
  if (!row) return missing;
  rows.set(id, { ...row, ...changes });
  return done();
}
