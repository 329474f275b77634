import type { Group } from './group.ts';

/** What differs between the two kinds of groups. */
export type GroupKind = {
  readonly resource: string;
  readonly path: string;
  readonly title: string;
  readonly one: string;
  readonly about: string;
  /** What the order of its models means. */
  readonly order: string;
  readonly hasDetails: boolean;
  readonly modelsBody: (aliases: readonly string[]) => object;
};

export const accessGroupKind: GroupKind = {
  resource: 'access-groups',
  path: '/model-access-groups',
  title: 'Access groups',
  one: 'access group',
  about: 'Models that are given to teams as a whole. A team may call the models of its groups, and no others.',
  order: 'A call that names only the group uses the first',
  hasDetails: true,
  modelsBody: (aliases) => ({ model_aliases: aliases }),
};

export const modelGroupKind: GroupKind = {
  resource: 'model-groups',
  path: '/model-groups',
  title: 'Model groups',
  one: 'model group',
  about:
    'A model and those that stand in for it. A call that names the group uses the first; the others are tried when it fails.',
  order: 'Tried in this order',
  hasDetails: false,
  modelsBody: (aliases) => ({ models: aliases.map((alias) => ({ model_name: alias })) }),
};

export const pathOf = ({ path }: GroupKind, { group_name: name }: Pick<Group, 'group_name'>): string =>
  `${path}/${encodeURIComponent(name)}`;
