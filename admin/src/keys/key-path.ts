import type { TeamKey } from './team-key.ts';

export const keyPath = ({ team_id: team, key_id: key }: Pick<TeamKey, 'team_id' | 'key_id'>): string =>
  `/teams/${encodeURIComponent(team)}/keys/${key}`;
