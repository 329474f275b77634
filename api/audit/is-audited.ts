import type { Route } from '../define-route.ts';

/** Whether uses of a route are in the audit log: all that operators send to change something. */
export const isAudited = ({ method, access, isQuestion }: Route): boolean =>
  method !== 'get' && !isQuestion && (access === 'viewer' || access === 'admin' || access === 'owner');
