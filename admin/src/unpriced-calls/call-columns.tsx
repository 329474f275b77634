import { Typography } from '@mui/material';
import type { Column } from '../columns/column.ts';
import { JobName } from '../columns/JobName.tsx';
import { Moment } from '../display/Moment.tsx';
import { formatCount } from '../format/amounts.ts';
import { PriceCall } from './PriceCall.tsx';
import type { UnpricedCall } from './unpriced-call.ts';

export const callColumns: readonly Column<UnpricedCall>[] = [
  { name: 'Job', value: ({ team_id, job_id }) => <JobName teamId={team_id} jobId={job_id} /> },
  { name: 'Team', sort: 'team_id', value: ({ team_id }) => team_id },
  { name: 'Job type', value: ({ job_type }) => job_type },
  {
    name: 'Model',
    sort: 'model_alias',
    isWide: true,
    value: ({ model_alias, model_used }) => (
      <>
        {model_alias}
        <Typography
          variant="caption"
          component="div"
          sx={{ color: 'text.secondary', overflowWrap: 'anywhere', lineHeight: 1.3 }}
        >
          {model_used ?? 'no model answered'}
        </Typography>
      </>
    ),
  },
  { name: 'Tokens read', isNumber: true, value: ({ prompt_tokens }) => formatCount(prompt_tokens) },
  { name: 'Tokens written', isNumber: true, value: ({ completion_tokens }) => formatCount(completion_tokens) },
  { name: 'Called', sort: 'created_at', value: ({ created_at }) => <Moment at={created_at} /> },
  { name: 'Price', isNumber: true, value: (call) => <PriceCall call={call} /> },
];
