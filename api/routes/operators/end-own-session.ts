import { endedSessions, ownSessionParams } from '#schemas/operators.ts';
import { defineRoute } from '../../define-route.ts';
import { endOneSession } from './end-one-session.ts';
import { ownId } from './known-operator.ts';

export const endOwnSession = defineRoute({
  method: 'delete',
  path: '/api/admin-users/me/sessions/:session_id',
  summary: 'End one of your sessions',
  tag: 'Operators',
  access: 'viewer',
  params: ownSessionParams,
  reply: endedSessions,
  errors: ['invalid_request', 'not_found'],

  handle: async ({ params, caller }, { db }) => endOneSession(db, ownId(caller.operatorId), params.session_id),
});
