import { Alert, Stack } from '@mui/material';
import type { z } from 'zod';
import type { explainedAlias } from '#schemas/explained-alias.ts';
import { Rows } from '../columns/Rows.tsx';
import { Facts } from '../display/Facts.tsx';
import { formatCount, NOTHING } from '../format/amounts.ts';
import { formatDuration } from '../format/times.ts';

type Explained = z.output<typeof explainedAlias>;
type Tried = Explained['models'][number];
type Props = { readonly explained: Explained };

export const ExplainedAlias = ({ explained }: Props) => (
  <Stack sx={{ gap: 2 }}>
    <Alert severity={explained.is_callable ? 'success' : 'error'} variant="outlined">
      {explained.is_callable ? 'This team can call it now.' : 'This team cannot call it now.'}
    </Alert>
    {explained.problems.map((problem) => (
      <Alert key={problem} severity="warning" variant="outlined">
        {problem}
      </Alert>
    ))}
    <Facts
      facts={[
        { name: 'Given by', value: explained.given_by.join(', ') || NOTHING },
        { name: 'Most output tokens', value: formatCount(explained.max_output_tokens) },
        { name: 'Replies are kept', value: keeping(explained.cache) },
        { name: 'Organization', value: explained.organization_id },
      ]}
    />
    {explained.models.length > 0 && (
      <Rows<Tried & { readonly place: number }>
        rows={explained.models.map((model, place) => ({ ...model, place: place + 1 }))}
        keyOf={({ place, model }) => `${place} ${model}`}
        columns={[
          { name: 'Tried', value: ({ place, model }) => `${place}. ${model}` },
          { name: 'Named by', value: ({ from }) => sources[from] },
          { name: 'Key', value: keyOf },
        ]}
      />
    )}
  </Stack>
);

const sources = { alias: 'the alias', fallback: 'a fallback', model_group: 'the model group' } as const;

function keyOf({ key, credential }: Tried): string {
  if (key === 'operator') return 'yours';
  if (key === 'none') return 'none: it is left out';
  return `the customer’s own, “${credential?.credential_name ?? ''}”${credential?.is_refused ? ' (refused)' : ''}`;
}

const keeping = (cache: Explained['cache']): string =>
  cache ? `${formatDuration(cache.ttl_seconds * 1_000)}, ${cache.scope}` : 'No';
