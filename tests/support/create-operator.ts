import { randomBytes, randomUUID } from 'node:crypto';
import { type ApiClient, apiClient, operatorClient } from './api-client.ts';

export type TestOperator = {
  readonly userId: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
  readonly client: ApiClient;
};

type Addresses = { readonly API_URL: string; readonly MASTER_KEY: string };

/** An operator of their own for a test, made through the API and signed in. */
export async function createOperator(stack: Addresses, role: string): Promise<TestOperator> {
  const email = `${role}-${randomUUID()}@example.com`;
  const password = randomBytes(18).toString('base64url');
  const made = await operatorClient(stack.API_URL, stack.MASTER_KEY).post('/api/admin-users/create', {
    email,
    password,
    role,
    display_name: `Test ${role}`,
  });
  if (made.status !== 200) throw new Error(`Making an operator answered ${made.status}: ${JSON.stringify(made.body)}`);
  const { token, client } = await signIn(stack, { email, password });
  return { userId: made.body.user_id, email, password, token, client };
}

/** Signs an operator in once more. */
export async function signIn({ API_URL }: Addresses, credentials: { email: string; password: string }) {
  const { email, password } = credentials;
  const { status, body } = await apiClient(API_URL, {}).post('/api/admin-users/login', { email, password });
  if (status !== 200) throw new Error(`Signing in answered ${status}: ${JSON.stringify(body)}`);
  const token: string = body.access_token;
  return { token, client: apiClient(API_URL, { authorization: `Bearer ${token}` }) };
}
