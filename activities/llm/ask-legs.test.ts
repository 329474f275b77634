import { expect, it } from 'vitest';
import type { CallToMake } from '../../prisma/repositories/calls-to-make.ts';
import type { Model } from '../../prisma/repositories/models.ts';
import { createSignedKeys } from '../clients/team-token.ts';
import type { Deps } from '../deps.ts';
import { askLegs } from './ask-legs.ts';

it('asks with a token for the call’s team, its models and the rates that follow from the team’s limits', async () => {
  const deps = { liteLlmKeyFor: createSignedKeys('master') } as Partial<Deps> as Deps;
  const call = {
    pins: { teamId: 'acme', organizationId: 'acme' },
    ownKeys: [],
    ownKeysOnly: false,
    teamLimits: { requests_per_minute: 5 },
  } as unknown as CallToMake;
  const model = { actualModel: 'demo/fast', fallbacks: ['demo/standard'], provider: 'demo' } as unknown as Model;
  const { key } = await askLegs(deps, call, model, async (target) => target);
  const claims = JSON.parse(Buffer.from(key.split('.')[1] ?? '', 'base64url').toString());
  expect(claims).toEqual({ team: 'acme', models: ['demo/fast', 'demo/standard'], rpm: 60, exp: expect.any(Number) });
});
