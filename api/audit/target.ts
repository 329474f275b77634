import type { Database } from '../../prisma/client.ts';
import type { OperatorCaller } from '../callers.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What a route changes, as the audit log tells it. */
export type Target = {
  readonly kind: string;
  /** Its id in the path's parameters or in the answer; a thing of no id has none. */
  idIn(fields: Fields, caller: OperatorCaller): unknown;
  /** It as it is now, without secrets, or null when it is not there. The log keeps the fields that change. */
  show?(db: Database, id: string): Promise<object | null>;
  /** What else of the answer belongs in the log. */
  also?(reply: Fields): object;
};
