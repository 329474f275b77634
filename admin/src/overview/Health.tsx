import { Stack, Typography } from '@mui/material';
import { Moment } from '../display/Moment.tsx';
import { Muted } from '../display/Muted.tsx';
import { Section } from '../display/Section.tsx';
import { StatusChip, type StatusLook } from '../display/StatusChip.tsx';
import type { Dashboard } from './dashboard.ts';

type Props = { readonly dashboard: Dashboard };

const looks = {
  ready: { label: 'Ready', tone: 'success' },
  degraded: { label: 'Degraded', tone: 'warning' },
  unavailable: { label: 'Unavailable', tone: 'error' },
  up: { label: 'Up', tone: 'success' },
  down: { label: 'Down', tone: 'error' },
} as const satisfies Record<string, StatusLook>;

/** Whether all that the API depends on answers. */
export const Health = ({ dashboard: { health, as_of: asOf, time_zone: zone } }: Props) => (
  <Section title="Health" actions={<StatusChip {...looks[health.status]} />}>
    <Stack
      direction="row"
      component="ul"
      sx={{ flexWrap: 'wrap', columnGap: 3, rowGap: 1, margin: 0, padding: 0, listStyle: 'none' }}
    >
      {Object.entries(health.dependencies).map(([name, state]) => (
        <Stack key={name} direction="row" component="li" sx={{ gap: 1, alignItems: 'center' }}>
          <Typography variant="body2">{name}</Typography>
          <StatusChip {...looks[state]} />
        </Stack>
      ))}
    </Stack>
    <Muted>
      As of <Moment at={asOf} />; days begin at midnight in {zone}.
    </Muted>
  </Section>
);
