import { describe, expect, it } from 'vitest';
import { DomainError } from './errors.ts';
import { type AllowedModel, chooseAlias, type ModelChoice } from './models.ts';

const allowed: AllowedModel[] = [
  { alias: 'fast', group: 'everyday' },
  { alias: 'standard', group: 'everyday' },
  { alias: 'careful', group: 'research' },
  { alias: 'standard', group: 'research' },
];

describe('chooseAlias', () => {
  it.each<[string, ModelChoice, string, string | null]>([
    ['an alias by its name', { model: 'careful' }, 'careful', null],
    ['the first alias of a group', { model: 'research' }, 'careful', 'research'],
    ['an alias under the older field’s name', { modelGroup: 'fast' }, 'fast', null],
    ['a group under the older field’s name', { modelGroup: 'everyday' }, 'fast', 'everyday'],
    ['the newer field when both are sent', { model: 'standard', modelGroup: 'research' }, 'standard', null],
  ])('chooses %s', (_, choice, alias, group) => {
    expect(chooseAlias(allowed, [], choice)).toEqual({ alias, group });
  });

  it('chooses the team’s default when nothing is named', () => {
    expect(chooseAlias(allowed, [null, 'careful'], {})).toEqual({ alias: 'careful', group: null });
  });

  it('chooses the job type’s default before the team’s, if the team may use it', () => {
    expect(chooseAlias(allowed, ['research', 'fast'], {})).toEqual({ alias: 'careful', group: 'research' });
    expect(chooseAlias(allowed, ['another-teams-model', 'fast'], {})).toEqual({ alias: 'fast', group: null });
  });

  it('chooses the team’s first model when it has no default', () => {
    expect(chooseAlias(allowed, [], {})).toEqual({ alias: 'fast', group: 'everyday' });
  });

  it('chooses the team’s first model when its default is not among its groups any more', () => {
    expect(chooseAlias(allowed, ['withdrawn'], {})).toEqual({ alias: 'fast', group: 'everyday' });
  });

  it('prefers an alias to a group of the same name', () => {
    const clash = [...allowed, { alias: 'research', group: 'everyday' }];
    expect(chooseAlias(clash, [], { model: 'research' }).alias).toBe('research');
  });

  it('never falls back to the default when a name is given', () => {
    expect(refusalOf({ model: 'other' }, allowed, 'standard').code).toBe('model_not_allowed');
  });

  it('refuses another team’s model and one that does not exist in the same words', () => {
    const words = (name: string) => refusalOf({ model: name }, allowed).message.replaceAll(name, '<name>');
    expect(words('another-teams-model')).toBe(words('no-such-model'));
  });

  it('names each usable model once when it refuses', () => {
    expect(refusalOf({ model: 'gpt-5' }, allowed).message).toBe(
      'This team may not use the model "gpt-5". Usable: fast, standard, careful.',
    );
  });

  it('sends a team without any model to its operator', () => {
    expect(refusalOf({}, []).message).toMatch(/ask the operator/);
    expect(refusalOf({ model: 'fast' }, []).message).toMatch(/Usable: none/);
  });

  it('finds nothing under an empty name', () => {
    expect(refusalOf({ model: '' }, allowed, 'standard').code).toBe('model_not_allowed');
  });
});

function refusalOf(
  choice: ModelChoice,
  models: readonly AllowedModel[],
  teamDefault: string | null = null,
): DomainError {
  try {
    chooseAlias(models, [teamDefault], choice);
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('The choice was not refused');
}
