import { useNotify, useRefresh } from 'react-admin';
import { requestApi } from '../api/request-api.ts';
import { useIdempotencyKey } from '../api/use-idempotency-key.ts';
import type { Row } from '../data/resource-routes.ts';
import type { Action } from './action.ts';

type Told = { readonly message?: string };

/** Does what an action says, tells that it is done, and has every page read its data again. Throws an ApiError. */
export function useAction<T extends object>({ method, path, toBody, done }: Action<T>) {
  const notify = useNotify();
  const refresh = useRefresh();
  const once = useIdempotencyKey();
  return async (fields: Row): Promise<T> => {
    const body = toBody?.(fields);
    const answer = await once(`${method} ${path} ${JSON.stringify(body)}`, (key) =>
      requestApi<T>(path, { method, body, idempotencyKey: method === 'POST' ? key : undefined }),
    );
    const text = typeof done === 'function' ? done(answer) : (done ?? (answer as Told).message ?? 'Done.');
    notify(text, { type: 'success', messageArgs: { _: text } });
    refresh();
    return answer;
  };
}
