import { z } from 'zod';
import { checkDependencies } from '../../../temporal/check-dependencies.ts';
import { defineRoute } from '../../define-route.ts';

const state = z.enum(['up', 'down']);

export const getReadiness = defineRoute({
  method: 'get',
  path: '/health/ready',
  alsoAt: ['/api/health/ready'],
  summary: 'Whether this process can serve, dependency by dependency',
  tag: 'Health',
  access: 'public',
  reply: z.object({
    status: z.enum(['ready', 'degraded', 'unavailable']),
    dependencies: z.record(z.string(), state).meta({ example: { postgres: 'up', temporal: 'up', redis: 'up' } }),
  }),
  statusFor: ({ status }) => (status === 'unavailable' ? 503 : 200),
  errors: [],
  handle: (_request, { health }) => checkDependencies(health),
});
