import { Stack, Typography } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordShow } from '../display/RecordShow.tsx';
import { Section } from '../display/Section.tsx';
import { NOTHING } from '../format/amounts.ts';
import { formatPercent } from '../format/percent.ts';
import { AlertsOfType } from './AlertsOfType.tsx';
import { EarnedMargin } from './EarnedMargin.tsx';
import { FloorAction } from './FloorAction.tsx';
import type { JobType } from './job-type.ts';
import { SetJobType } from './SetJobType.tsx';

export const JobTypeShow = () => (
  <RecordShow title="Job type">
    <JobTypePage />
  </RecordShow>
);

const JobTypePage = () => {
  const jobType = useRecordContext<JobType>();
  if (!jobType) return null;
  return (
    <Stack sx={{ gap: 2 }}>
      <Section title={jobType.job_type} actions={<SetJobType jobType={jobType} />}>
        <Facts
          facts={[
            { name: 'Margin, 30 days', value: <EarnedMargin jobType={jobType.job_type} /> },
            { name: 'Margin floor', value: formatPercent(jobType.margin_floor_percent) },
            { name: 'Below it', value: <FloorAction jobType={jobType} /> },
            { name: 'Switches to', value: jobType.switch_to_alias ?? NOTHING },
            {
              name: 'Model of calls that name none',
              value: jobType.default_model ?? 'the team’s default',
              isWide: true,
            },
            { name: 'Changed', value: <Moment at={jobType.updated_at} /> },
          ]}
        />
        {jobType.created_at === null && (
          <Typography variant="body2" sx={{ color: 'text.secondary', marginTop: 2 }}>
            Nothing is set for this job type yet: its jobs have no floor.
          </Typography>
        )}
      </Section>
      <AlertsOfType jobType={jobType.job_type} />
    </Stack>
  );
};
