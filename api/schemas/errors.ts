import { z } from 'zod';
import { errorCodes } from '#domain/errors.ts';

export const errorBody = z.strictObject({
  error: z.strictObject({
    code: z.enum(errorCodes),
    message: z.string().meta({ description: 'What went wrong and what to do, for a person' }),
    request_id: z.string().meta({ description: 'Also in the x-request-id header; quote it when you ask for help' }),
    fields: z
      .array(z.strictObject({ field: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'invalid_request: every field at fault' }),
    job_id: z.string().optional().meta({ description: 'still_running: the job that goes on' }),
    call_id: z.string().optional().meta({ description: 'still_running: the call that goes on' }),
    type: z.string().optional().meta({ description: 'Under /v1: the kind of error in OpenAI’s words' }),
    param: z.string().nullable().optional().meta({ description: 'Under /v1: the first field at fault' }),
  }),
  detail: z.string().meta({ description: 'The message again, for clients of the older API' }),
});

export type ErrorBody = z.infer<typeof errorBody>;
