type Details = { readonly type?: string; readonly code?: string | null; readonly headers?: Record<string, string> };

/** A refusal in the shape OpenAI gives it, so that clients and proxies treat it as a real provider's. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly #details: Details;

  constructor(status: number, message: string, details: Details = {}) {
    super(message);
    this.status = status;
    this.headers = details.headers ?? {};
    this.#details = details;
  }

  get body() {
    const { type = typeOf(this.status), code = null } = this.#details;
    return { error: { message: this.message, type, param: null, code } };
  }
}

export const badRequest = (message: string): ProviderError => new ProviderError(400, message);

function typeOf(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 429) return 'rate_limit_error';
  return status < 500 ? 'invalid_request_error' : 'server_error';
}
