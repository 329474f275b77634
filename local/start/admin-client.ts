export type AdminClient = {
  /** False when it was there already. */
  readonly createOnce: (route: string, body: object) => Promise<boolean>;
  readonly get: (route: string) => Promise<unknown>;
  readonly put: (route: string, body: object) => Promise<unknown>;
};

/** Speaks to the operators' routes with the master key. */
export function createAdminClient({ apiUrl, masterKey }: { apiUrl: string; masterKey: string }): AdminClient {
  const send = (method: string, route: string, body?: object) =>
    fetch(`${apiUrl}/api${route}`, {
      method,
      headers: { 'x-admin-key': masterKey, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });

  const expectSuccess = async (response: Response): Promise<unknown> => {
    if (response.ok) return response.json();
    throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  };

  return {
    async createOnce(route, body) {
      const response = await send('POST', route, body);
      if (response.status === 409) return false;
      await expectSuccess(response);
      return true;
    },
    get: async (route) => expectSuccess(await send('GET', route)),
    put: async (route, body) => expectSuccess(await send('PUT', route, body)),
  };
}
