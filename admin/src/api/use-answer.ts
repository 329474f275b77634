import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Row } from '../data/resource-routes.ts';
import type { ApiError } from './api-error.ts';
import { requestApi } from './request-api.ts';

type Options = {
  readonly query?: Row;
  /** What was answered to the question before stays until there is an answer to this one. */
  readonly keepsPrevious?: boolean;
  /** Asks again so often, as long as it is wanted of the latest answer. */
  readonly repeatMs?: (latest: unknown) => number | false;
};

/** What the API answers to a GET, and again after every change made here. Asks nothing while there is no path. */
export const useAnswer = <T>(path: string | null, { query = {}, keepsPrevious, repeatMs }: Options = {}) =>
  useQuery<T, ApiError>({
    queryKey: ['answer', path, query],
    queryFn: ({ signal }) => requestApi<T>(path ?? '', { query, signal }),
    enabled: path !== null,
    ...(keepsPrevious && { placeholderData: keepPreviousData }),
    ...(repeatMs && { refetchInterval: ({ state }) => repeatMs(state.data) }),
  });
