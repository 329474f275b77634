import { DomainError } from '#domain/errors.ts';
import { purgeCacheBody, purgedCache } from '#schemas/cache.ts';
import { aliasName } from '../../../activities/clients/response-cache.ts';
import { defineRoute } from '../../define-route.ts';

export const purgeCache = defineRoute({
  method: 'post',
  path: '/api/cache/purge',
  summary: 'Forget replies that are kept, also those on their way. Calls from now on get new ones',
  tag: 'Response cache',
  access: 'admin',
  body: purgeCacheBody,
  reply: purgedCache,
  errors: ['invalid_request', 'forbidden', 'storage_unavailable'],

  async handle({ body: { team_id: teamId, organization_id: organizationId, alias } }, { cache }) {
    const names = [
      ...(teamId === undefined ? [] : [`team:${teamId}`]),
      ...(organizationId === undefined ? [] : [`organization:${organizationId}`]),
      ...(alias === undefined ? [] : [aliasName(alias)]),
    ];
    await cache.purge(names).catch(() => {
      const message = 'The cache cannot be reached, and gives no replies now. Try again shortly.';
      throw new DomainError('storage_unavailable', message, { retryAfterSeconds: 2 });
    });
    return { forgotten: names.length > 0 ? names : ['everything'], message: 'The replies are forgotten.' };
  },
});
