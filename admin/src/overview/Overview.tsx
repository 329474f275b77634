import { Box, Stack } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Title } from 'react-admin';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { timeZoneName } from '../format/times.ts';
import { Attention } from './Attention.tsx';
import type { Dashboard } from './dashboard.ts';
import { Earnings } from './Earnings.tsx';
import { Health } from './Health.tsx';
import { WorkTiles } from './WorkTiles.tsx';

const Charts = lazy(async () => ({ default: (await import('./Charts.tsx')).Charts }));

const EVERY_MS = 60_000;

/** How the business goes, and what asks for somebody’s attention. */
export const Overview = () => {
  const query = { time_zone: timeZoneName() };
  const dashboard = useApi<Dashboard>('/stats/dashboard', { query, everyMs: EVERY_MS });
  return (
    <Box sx={{ paddingY: 2 }}>
      <Title title="Overview" />
      <Loaded from={dashboard} what="the overview">
        {(data) => (
          <Stack sx={{ gap: 2 }}>
            <Earnings periods={data.periods} />
            <WorkTiles dashboard={data} />
            <Suspense>
              <Charts dashboard={data} />
            </Suspense>
            <Attention dashboard={data} />
            <Health dashboard={data} />
          </Stack>
        )}
      </Loaded>
    </Box>
  );
};
