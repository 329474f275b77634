import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { requestApi } from '../api/request-api.ts';
import type { Row } from './resource-routes.ts';

type Options = {
  readonly query?: Row;
  readonly isEnabled?: boolean;
  /** Asks again after so many milliseconds, over and over. */
  readonly everyMs?: number;
  /** What was answered to the question before stays until there is an answer to this one. */
  readonly keepsPrevious?: boolean;
};

/** What a GET of the API answers, kept up to date by every change that an action makes. */
export const useApi = <T>(path: string, { query = {}, isEnabled = true, everyMs, keepsPrevious }: Options = {}) =>
  useQuery<T>({
    queryKey: ['api', path, query],
    queryFn: ({ signal }) => requestApi<T>(path, { query, signal }),
    enabled: isEnabled,
    retry: false,
    ...(keepsPrevious && { placeholderData: keepPreviousData }),
    ...(everyMs && { refetchInterval: everyMs }),
  });
