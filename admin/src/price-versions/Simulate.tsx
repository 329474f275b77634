import { Alert, Button, Stack, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiError } from '../api/api-error.ts';
import { requestApi } from '../api/request-api.ts';
import { Section } from '../display/Section.tsx';
import { dayOf, daysAfter, spanOfDays } from '../format/days.ts';
import { DaysInput } from '../panel/DaysInput.tsx';
import { Filters } from '../panel/Filters.tsx';
import { TeamPicker } from '../panel/TeamPicker.tsx';
import { TextFilter } from '../panel/TextFilter.tsx';
import { SimulatedTeams } from './SimulatedTeams.tsx';
import type { Simulation } from './simulated-columns.tsx';

type Props = {
  readonly bookId: string;
  /** A version, or rules that are not stored; null while they are no JSON. */
  readonly terms: object | null;
};

const DAYS = 30;

/** What past jobs would have been charged by these prices. It changes nothing. */
export const Simulate = ({ bookId, terms }: Props) => {
  const today = dayOf(new Date());
  const [days, setDays] = useState({ first: daysAfter(today, 1 - DAYS), last: today });
  const [teamId, setTeamId] = useState<string | null>(null);
  const [jobType, setJobType] = useState('');
  const { mutate, data, error, isPending } = useMutation<Simulation, ApiError>({
    mutationFn: () =>
      requestApi(`/price-books/${encodeURIComponent(bookId)}/simulate`, {
        method: 'POST',
        body: {
          ...terms,
          ...spanOfDays(days.first, days.last),
          ...(teamId !== null && { team_id: teamId }),
          ...(jobType !== '' && { job_type: jobType }),
        },
      }),
  });
  return (
    <Section
      title="Simulate"
      about="What jobs that are closed would have been charged by these prices, and the margin before and after. It changes nothing."
    >
      <Stack sx={{ gap: 2 }}>
        <Filters>
          <DaysInput {...days} onChange={(change) => setDays({ ...days, ...change })} />
          <TeamPicker value={teamId} onChange={setTeamId} />
          <TextFilter label="Job type" value={jobType} onChange={setJobType} />
          <Button
            variant="outlined"
            onClick={() => mutate()}
            disabled={terms === null}
            loading={isPending}
            sx={{ marginTop: 1 }}
          >
            Simulate
          </Button>
        </Filters>
        {error && <Alert severity="error">{error.message}</Alert>}
        {data && data.total.jobs > 0 && <SimulatedTeams simulation={data} />}
        {data?.total.jobs === 0 && <Typography>No job was closed in these days. Choose others.</Typography>}
      </Stack>
    </Section>
  );
};
