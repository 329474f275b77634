import { useCallback, useRef } from 'react';
import { v4 as uuid } from 'uuid';
import { ApiError } from './api-error.ts';

/**
 * Runs one attempt after another of the same request. One that nobody knows the outcome of is repeated under its key,
 * so that it happens once; one that was refused, or has another body, gets a key of its own.
 */
export function useIdempotencyKey() {
  const open = useRef<{ readonly key: string; readonly request: string } | null>(null);
  return useCallback(async <T>(request: string, attempt: (key: string) => Promise<T>): Promise<T> => {
    if (open.current?.request !== request) open.current = { key: uuid(), request };
    try {
      const answer = await attempt(open.current.key);
      open.current = null;
      return answer;
    } catch (error) {
      if (error instanceof ApiError && isRefusal(error)) open.current = null;
      throw error;
    }
  }, []);
}

const isRefusal = ({ status }: ApiError): boolean => status >= 400 && status < 500;
