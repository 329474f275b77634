import { Moment } from '../display/Moment.tsx';
import type { TeamKey } from './team-key.ts';

type Props = { readonly teamKey: TeamKey };

/** When a key stops working, or stopped. */
export const KeyEnd = ({ teamKey: { revoked_at: revokedAt, expires_at: expiresAt } }: Props) =>
  revokedAt === null && expiresAt === null ? 'Never' : <Moment at={revokedAt ?? expiresAt} />;
