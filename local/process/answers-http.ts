/** Whether an address answers with one of the expected statuses; without a list any answer will do. */
export async function answersHttp(url: string, statuses?: readonly number[]): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000), redirect: 'manual' });
    await response.body?.cancel();
    return statuses === undefined || statuses.includes(response.status);
  } catch {
    return false;
  }
}
