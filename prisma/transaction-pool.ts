import pg from 'pg';

/**
 * One connection in the place of a pool. Whoever asks waits for its turn on it. A statement that fails undoes itself alone, and
 * what begins in there is a savepoint of the transaction that is open on it: nothing in there ends that transaction.
 */
export class TransactionPool extends pg.Pool {
  #connection: pg.PoolClient | null = null;
  #lastTurn: Promise<void> = Promise.resolve();

  open(connection: pg.PoolClient): void {
    this.#connection = connection;
  }

  /** Waits for what is under way. Whoever asks later is refused. */
  async close(): Promise<void> {
    const { end } = await this.#takeTurn();
    this.#connection = null;
    end();
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (!callback) return this.#lend();
    // The way that `query` of the class below goes, for one statement.
    this.#lendForOne().then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, () => undefined),
    );
    return undefined;
  }

  async #lend(): Promise<pg.PoolClient> {
    const { connection, end } = await this.#takeTurn();
    return lent(connection ?? refuse(end), end);
  }

  async #lendForOne(): Promise<pg.PoolClient> {
    const { connection, end } = await this.#takeTurn();
    if (!connection) return refuse(end);
    await connection.query('SAVEPOINT one').catch((error: unknown) => {
      end();
      throw error;
    });
    const settle = (error?: Error | boolean) =>
      void connection
        .query(error ? 'ROLLBACK TO SAVEPOINT one' : 'RELEASE SAVEPOINT one')
        .catch(() => undefined)
        .finally(end);
    return lent(connection, settle);
  }

  async #takeTurn(): Promise<{ readonly connection: pg.PoolClient | null; readonly end: () => void }> {
    const before = this.#lastTurn;
    const { promise, resolve: end } = Promise.withResolvers<void>();
    this.#lastTurn = promise;
    await before;
    return { connection: this.#connection, end };
  }
}

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: pg.PoolClient['release']) => void;

function refuse(end: () => void): never {
  end();
  throw new Error('This transaction is over.');
}

function lent(connection: pg.PoolClient, release: pg.PoolClient['release']): pg.PoolClient {
  const query = (statement: unknown, ...rest: unknown[]) =>
    (connection.query as (...parameters: unknown[]) => unknown).call(connection, nested(statement), ...rest);
  const [on, once, removeListener] = (['on', 'once', 'removeListener'] as const).map((name) =>
    connection[name].bind(connection),
  );
  return { query, on, once, removeListener, release } as unknown as pg.PoolClient;
}

const SAVEPOINTS: Readonly<Record<string, string>> = {
  BEGIN: 'SAVEPOINT nested',
  COMMIT: 'RELEASE SAVEPOINT nested',
  ROLLBACK: 'ROLLBACK TO SAVEPOINT nested',
};

function nested(statement: unknown): unknown {
  if (typeof statement === 'string') return SAVEPOINTS[statement] ?? statement;
  const { text } = statement as { text: string };
  return { ...(statement as object), text: SAVEPOINTS[text] ?? text };
}
