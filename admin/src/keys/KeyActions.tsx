import { Stack } from '@mui/material';
import { useMayChange } from '../access/use-may-change.ts';
import { NOTHING } from '../format/amounts.ts';
import { EditKey } from './EditKey.tsx';
import { RevokeKey } from './RevokeKey.tsx';
import { RotateKey } from './RotateKey.tsx';
import type { TeamKey } from './team-key.ts';

type Props = { readonly teamKey: TeamKey };

/** What can be done with a key while it works. */
export const KeyActions = ({ teamKey }: Props) => {
  const mayChange = useMayChange();
  const { status } = teamKey;
  if (!mayChange || (status !== 'active' && status !== 'ending')) return NOTHING;
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap' }}>
      <EditKey teamKey={teamKey} />
      {status === 'active' && <RotateKey teamKey={teamKey} />}
      <RevokeKey teamKey={teamKey} />
    </Stack>
  );
};
