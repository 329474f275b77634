import { z } from 'zod';
import { defineRoute } from '../../define-route.ts';

export const getHealth = defineRoute({
  method: 'get',
  path: '/health',
  alsoAt: ['/api/health'],
  summary: 'This process is alive',
  tag: 'Health',
  access: 'public',
  reply: z.object({ status: z.literal('ok') }),
  errors: [],
  handle: async () => ({ status: 'ok' as const }),
});
