import { Client, Connection } from '@temporalio/client';
import type pg from 'pg';
import { waitUntil } from '../../../local/process/wait-until.ts';
import { startTestStack, type TestStack, type TestStackOptions } from '../../../local/testing/start-test-stack.ts';
import { liteLlmKeyContext } from '../../../prisma/repositories/litellm-keys.ts';
import { createVault, type Vault } from '../../../prisma/vault.ts';
import { encryptionKeys } from '../../../temporal/encryption-keys.ts';
import { query } from '../query-database.ts';
import { hashOf } from './keys-at-litellm.ts';
import { readManagementContract } from './management-contract.ts';
import { ManagementServer } from './start-management-server.ts';

const WITHIN = { withinMs: 90_000 };

export type KeyRow = { readonly id: string; readonly status: string; readonly hash: string; readonly models: string[] };

/** A stack whose LiteLLM has keys of its own for teams: our worker asks the management server, which asks the real proxy. */
export class KeysStack {
  readonly running: TestStack;
  readonly server: ManagementServer;
  readonly temporal: Client;
  readonly #vault: Vault;

  private constructor(running: TestStack, server: ManagementServer, temporal: Client) {
    this.running = running;
    this.server = server;
    this.temporal = temporal;
    this.#vault = createVault(encryptionKeys.parse(running.stack.environment.ENCRYPTION_KEYS));
  }

  static async start(name: string, temporal: TestStackOptions['temporal'] = {}): Promise<KeysStack> {
    const server = new ManagementServer();
    const environment = { LITELLM_KEYS: 'database', LITELLM_URL: await server.listen(), LOG_LEVEL: 'trace' };
    const running = await startTestStack({ name, environment, temporal });
    const { LITELLM_MASTER_KEY: masterKey, TEMPORAL_ADDRESS: address } = running.stack.environment;
    const url = running.stack.part('litellm').address;
    server.proxy = { url, masterKey, contract: await readManagementContract(url) };
    return new KeysStack(running, server, new Client({ connection: await Connection.connect({ address }) }));
  }

  async stop(): Promise<void> {
    await this.temporal.connection.close();
    await this.running.stopAndRemove();
    this.server.stop();
  }

  sql<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return query(this.running.stack.environment.DATABASE_URL, text, values);
  }

  /** The team's keys as they are stored, opened. */
  async stored(teamId: string): Promise<KeyRow[]> {
    const text = `SELECT id, status, models, key_sealed AS bytes, encryption_key_id AS "keyId" FROM litellm_keys WHERE team_id = $1 ORDER BY id`;
    const rows = await this.sql<KeyRow & { bytes: Buffer; keyId: string }>(text, [teamId]);
    return rows.map(({ id, status, models, bytes, keyId }) => ({
      id,
      status,
      models,
      hash: hashOf(this.#vault.open({ keyId, bytes }, liteLlmKeyContext(id))),
    }));
  }

  /** Waits until LiteLLM has exactly one key of the team, and it is the stored one. Answers its SHA-256. */
  async untilOneKey(teamId: string): Promise<string> {
    const only = async () => {
      const stored = await this.stored(teamId);
      const found = [...this.server.state.keys].filter(([, row]) => row['team_id'] === teamId).map(([hash]) => hash);
      const [key] = stored;
      const isOne = stored.length === 1 && found.length === 1 && key?.status === 'active' && key.hash === found[0];
      return isOne ? key.hash : null;
    };
    if (!(await waitUntil(async () => (await only()) !== null, WITHIN))) throw new Error(`${teamId} has not one key`);
    return (await only()) ?? '';
  }

  /** Waits until neither has a key of the team. */
  async untilNoKey(teamId: string): Promise<void> {
    const isNone = async () => (await this.stored(teamId)).length + this.server.state.keysOf(teamId).length === 0;
    if (!(await waitUntil(isNone, WITHIN))) throw new Error(`${teamId} still has a key`);
  }

  /** Lets the schedule run now. */
  async reconcile(): Promise<void> {
    await this.temporal.schedule.getHandle('litellm-keys').trigger();
  }

  /** Waits until the team's workflow has ended, and answers how. */
  async ending(teamId: string): Promise<string> {
    const handle = this.temporal.workflow.getHandle(`litellm-key-${teamId}`);
    await handle.result().catch(() => undefined);
    return (await handle.describe()).status.name;
  }
}
