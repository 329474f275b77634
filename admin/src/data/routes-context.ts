import { createContext, useContext } from 'react';
import type { ResourceRoutes } from './resource-routes.ts';

export type RoutesByResource = Readonly<Record<string, ResourceRoutes>>;

export const RoutesContext = createContext<RoutesByResource>({});

/** How the API serves a resource, if it does. */
export const useRoutes = (resource: string): ResourceRoutes | undefined => useContext(RoutesContext)[resource];
