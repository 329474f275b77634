import { z } from 'zod';

/** A 422 for a field that is well-formed but cannot be used, in the same shape as the schemas' own. */
export const invalid = (field: string, message: string): z.ZodError =>
  new z.ZodError([{ code: 'custom', path: [field], message, input: undefined }]);
