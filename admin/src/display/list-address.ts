import type { Row } from '../data/resource-routes.ts';

/** The address of a list with a filter set, whatever it was left with. */
export const listAddress = (resource: string, filter: Row): string => {
  const search = new URLSearchParams({
    filter: JSON.stringify(filter),
    displayedFilters: '{}',
    page: '1',
    perPage: '25',
  });
  return `/${resource}?${search}`;
};
