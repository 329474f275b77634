import type { ErrorCode } from '#domain/errors.ts';
import type { Model } from '../../prisma/repositories/models.ts';

/** By which model a call is made, or why it is not. */
export type Admission =
  | { readonly model: Model; readonly refused?: undefined }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string | null; readonly detail: string } };
