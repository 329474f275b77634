const PATIENCE_MS = 2_000;

/** Rejects unless the proxy answers soon that it lives. */
export async function pingLiteLlm(baseUrl: string): Promise<void> {
  const response = await fetch(new URL('/health/liveliness', baseUrl), { signal: AbortSignal.timeout(PATIENCE_MS) });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`LiteLLM answered ${response.status} when asked for its health`);
}
