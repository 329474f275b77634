import type { ActivityInterceptors } from '@temporalio/worker';
import { z } from 'zod';

const subject = z.object({ callId: z.string().optional(), jobId: z.string().optional() });

/** Puts the ids that an activity was given into every line that is logged while it runs, also by the SDK. */
export function nameCalls(): ActivityInterceptors {
  let ids: z.infer<typeof subject> = {};
  return {
    inbound: {
      execute(input, next) {
        ids = subject.safeParse(input.args[0]).data ?? {};
        return next(input);
      },
    },
    outbound: { getLogAttributes: (input, next) => next({ ...input, ...ids }) },
  };
}
