export type FieldErrors = Readonly<Record<string, string>>;

/** What the API, or the way to it, answered instead of data. The message is written for the person who reads it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  /** What is wrong with which field, where react-admin's forms look for it. */
  readonly body: { readonly errors?: FieldErrors };

  constructor(status: number, code: string, message: string, requestId: string | null, errors: FieldErrors = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.body = Object.keys(errors).length > 0 ? { errors } : {};
  }
}

/** Reads an error body. One that is not of our shape, say from a proxy between, is told by its status. */
export function toApiError(status: number, body: unknown): ApiError {
  if (isErrorBody(body)) {
    const { code, message, request_id } = body.error;
    return new ApiError(status, code, message, request_id ?? null, fieldErrors(body.error));
  }
  return new ApiError(status, 'unknown', `The server answered ${status} without saying why.`, null);
}

type KnownError = {
  readonly code: string;
  readonly message: string;
  readonly request_id?: string;
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
};
type KnownErrorBody = { readonly error: KnownError };

/** A rule names its field at the head of its message, `credits: 5 cannot be taken back`. */
const FIELD_FIRST = /^([a-z][a-z0-9_.]*): (.+)$/s;

function fieldErrors({ fields, message }: KnownError): FieldErrors {
  if (fields) return Object.fromEntries(fields.map(({ field, message: problem }) => [field, problem]));
  const [, field, problem] = FIELD_FIRST.exec(message) ?? [];
  return field && problem ? { [field]: problem } : {};
}

function isErrorBody(body: unknown): body is KnownErrorBody {
  const error = (body as KnownErrorBody | null)?.error;
  return typeof error?.code === 'string' && typeof error.message === 'string';
}
