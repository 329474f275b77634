import type { ComponentType } from 'react';
import type { ResourceProps } from 'react-admin';
import type { ResourceRoutes } from '../data/resource-routes.ts';

/** One kind of record: how the API serves it, and the pages that show it. Every page of the menu is one. */
export type ResourceDefinition = Pick<ResourceProps, 'name' | 'recordRepresentation'> & {
  /** What the menu and the titles call it. */
  readonly label: string;
  /** None for a page that reads the API in its own way. */
  readonly routes?: ResourceRoutes;
  readonly icon?: ComponentType;
  readonly list?: ComponentType;
  readonly show?: ComponentType;
  readonly create?: ComponentType;
  readonly edit?: ComponentType;
};
