import { createHash } from 'node:crypto';
import type { FoundAtLiteLlm, LiteLlmTerms } from '#domain/litellm-keys.ts';
import { readTeamInfo } from './litellm-team-info.ts';
import { aliasOf, bodyOf } from './litellm-terms.ts';

/** LiteLLM's teams and keys. Everything may be asked again. Throws {@link LiteLlmRefusal} for what would be refused each time. */
export interface LiteLlmManagement {
  find(teamId: string): Promise<FoundAtLiteLlm>;
  createTeam(teamId: string, terms: LiteLlmTerms): Promise<void>;
  updateTeam(teamId: string, terms: LiteLlmTerms): Promise<void>;
  /** Also when there is no such team. */
  deleteTeam(teamId: string): Promise<void>;
  hasKey(key: string): Promise<boolean>;
  createKey(made: { keyId: string; teamId: string; key: string; terms: LiteLlmTerms }): Promise<void>;
  updateKey(key: string, terms: LiteLlmTerms): Promise<void>;
  /** Also when there is no such key. */
  deleteKey(keyId: string): Promise<void>;
}

/** Its text is fit for logs and histories: what LiteLLM says of it may quote the request, with the key. */
export class LiteLlmRefusal extends Error {
  override readonly name = 'LiteLlmRefusal';
}

/** What may pass without a change of the request: a wrong master key is put right by an operator. */
const MAY_PASS = new Set([401, 408, 425, 429]);
const NOT_FOUND = 404;

type Options = { readonly baseUrl: string; readonly masterKey: string; readonly timeoutMs: number };
type Ask = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>;

export function createLiteLlmManagement(options: Options): LiteLlmManagement {
  const ask = askerOf(options);
  return {
    async find(teamId) {
      const info = await ask('GET', `/team/info?${new URLSearchParams({ team_id: teamId })}`);
      return info === null ? { team: null, keys: [] } : readTeamInfo(info);
    },
    async createTeam(teamId, terms) {
      await ask('POST', '/team/new', { team_id: teamId, team_alias: teamId, ...bodyOf(terms) });
    },
    async updateTeam(teamId, terms) {
      await found('/team/update', ask('POST', '/team/update', { team_id: teamId, ...bodyOf(terms) }));
    },
    async deleteTeam(teamId) {
      await ask('POST', '/team/delete', { team_ids: [teamId] });
    },
    async hasKey(key) {
      return (await ask('GET', `/key/info?${new URLSearchParams({ key: hashOf(key) })}`)) !== null;
    },
    async createKey({ keyId, teamId, key, terms }) {
      const names = { key, key_alias: aliasOf(keyId), team_id: teamId, key_type: 'llm_api' };
      await ask('POST', '/key/generate', { ...names, ...bodyOf(terms) });
    },
    async updateKey(key, terms) {
      await found('/key/update', ask('POST', '/key/update', { key: hashOf(key), ...bodyOf(terms) }));
    },
    async deleteKey(keyId) {
      await ask('POST', '/key/delete', { key_aliases: [aliasOf(keyId)] });
    },
  };
}

/** Answers null for what is not there. */
function askerOf({ baseUrl, masterKey, timeoutMs }: Options): Ask {
  return async (method, path, body) => {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: { authorization: `Bearer ${masterKey}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status, ok } = response;
    if (ok) return response.json();
    await response.body?.cancel();
    if (status === NOT_FOUND) return null;
    const message = `LiteLLM answered ${status} to ${method} ${path.split('?')[0]}`;
    throw status < 500 && !MAY_PASS.has(status) ? new LiteLlmRefusal(message) : new Error(message);
  };
}

/** Another look finds out what to do instead. */
async function found(path: string, answer: Promise<unknown>): Promise<void> {
  if ((await answer) === null) throw new Error(`LiteLLM does not know what was to be changed with ${path}`);
}

/** How LiteLLM keeps a key, and what it takes in its place: the key itself would be in the access logs. */
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');
