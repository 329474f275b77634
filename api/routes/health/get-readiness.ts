import { z } from 'zod';
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

  async handle(_request, { health }) {
    const checks = await Promise.all(
      Object.entries(health).map(async ([name, { ask, isRequired }]) => {
        const isUp = await ask().then(
          () => true,
          () => false,
        );
        return { name, isUp, isRequired };
      }),
    );
    const down = checks.filter(({ isUp }) => !isUp);
    const isUnavailable = down.some(({ isRequired }) => isRequired);
    const status = isUnavailable
      ? ('unavailable' as const)
      : down.length > 0
        ? ('degraded' as const)
        : ('ready' as const);
    return {
      status,
      dependencies: Object.fromEntries(checks.map(({ name, isUp }) => [name, isUp ? 'up' : 'down'] as const)),
    };
  },
});
