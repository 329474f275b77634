import { useCallback, useRef } from 'react';
import { v4 as uuid } from 'uuid';
import { requestApi } from '../api/request-api.ts';

/** Sends each POST under one Idempotency-Key as long as its body stays the same: what is made already is not made twice. */
export function useSendOnce() {
  const keys = useRef(new Map<string, string>());
  return useCallback(<T>(method: 'POST' | 'PUT', path: string, body: object): Promise<T> => {
    if (method === 'PUT') return requestApi<T>(path, { method, body });
    const request = `${path} ${JSON.stringify(body)}`;
    const key = keys.current.get(request) ?? uuid();
    keys.current.set(request, key);
    return requestApi<T>(path, { method, body, idempotencyKey: key });
  }, []);
}
