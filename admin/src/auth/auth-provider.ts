import type { AuthProvider } from 'react-admin';
import type { z } from 'zod';
import type { loginReply } from '#schemas/operators.ts';
import { mayChange } from '../access/use-may-change.ts';
import { ApiError } from '../api/api-error.ts';
import { requestApi } from '../api/request-api.ts';
import { endSession, readSession, saveSession } from './session.ts';

/** With a setup token: of the first operator, who is made by it. */
export type Credentials = { readonly email: string; readonly password: string; readonly setup_token?: string };

type LoginReply = z.output<typeof loginReply>;

/**
 * Signs operators in by e-mail and password. The session ends with the tab, by logout, or when the API says 401.
 * Without getPermissions: one that answers at once makes react-admin go to its login page for ever.
 */
export const authProvider: AuthProvider = {
  async login(credentials: Credentials) {
    const path = credentials.setup_token === undefined ? '/admin-users/login' : '/admin-users/setup';
    const { access_token, user } = await requestApi<LoginReply>(path, { method: 'POST', body: { ...credentials } });
    const { user_id: id, display_name, role } = user;
    saveSession({ token: access_token, user: { id, name: display_name || user.email, role } });
  },

  async logout() {
    const isSignedIn = readSession() !== null;
    if (isSignedIn) await requestApi('/admin-users/logout', { method: 'POST' }).catch(() => {});
    endSession();
  },

  async checkAuth() {
    if (readSession() === null) throw silently;
  },

  async checkError(error: unknown) {
    if (error instanceof ApiError && error.status === 401) throw error;
  },

  async canAccess({ action }) {
    return action === 'list' || action === 'show' || action === 'export' || mayChange(readSession()?.user.role);
  },

  async getIdentity() {
    const session = readSession();
    if (session === null) throw silently;
    return { id: session.user.id, fullName: session.user.name };
  },
};

/** Leads to the login page without a notification. */
const silently = { message: false };
