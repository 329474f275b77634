/** What the API, or the way to it, answered instead of data. The message is written for the person who reads it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;

  constructor(status: number, code: string, message: string, requestId: string | null) {
    super(message);
    this.status = status;
    this.code = code;
    this.requestId = requestId;
  }
}

/** Reads an error body. One that is not of our shape, say from a proxy between, is told by its status. */
export function toApiError(status: number, body: unknown): ApiError {
  if (isErrorBody(body)) {
    const { code, message, request_id } = body.error;
    return new ApiError(status, code, message, request_id ?? null);
  }
  return new ApiError(status, 'unknown', `The server answered ${status} without saying why.`, null);
}

type KnownErrorBody = { error: { code: string; message: string; request_id?: string } };

function isErrorBody(body: unknown): body is KnownErrorBody {
  const error = (body as KnownErrorBody | null)?.error;
  return typeof error?.code === 'string' && typeof error.message === 'string';
}
