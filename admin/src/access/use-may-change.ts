import { readSession } from '../auth/session.ts';

/** Whether who is signed in may change things. Viewers only read, and the API refuses them anyway. */
export const useMayChange = (): boolean => mayChange(readSession()?.user.role);

/** Owners run the place: they make operators and change their roles. */
export const useIsOwner = (): boolean => readSession()?.user.role === 'owner';

export const mayChange = (role: string | undefined): boolean => role === 'owner' || role === 'admin';
