import { Typography } from '@mui/material';
import type { Column } from '../columns/column.ts';
import { NameAndId } from '../display/NameAndId.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { NOTHING } from '../format/amounts.ts';
import { formatDuration } from '../format/times.ts';
import { AliasPrice } from './AliasPrice.tsx';
import { aliasStatusLooks } from './alias-status.ts';
import type { ModelAlias } from './model-alias.ts';

export const aliasColumns: readonly Column<ModelAlias>[] = [
  {
    name: 'Alias',
    sort: 'model_alias',
    value: ({ id, display_name }) => <NameAndId resource="model-aliases" id={id} name={display_name} />,
  },
  {
    name: 'Model',
    sort: 'actual_model',
    isWide: true,
    value: ({ actual_model, fallbacks }) => (
      <>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {actual_model}
        </Typography>
        {fallbacks.length > 0 && (
          <Typography variant="caption" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            then {fallbacks.join(', ')}
          </Typography>
        )}
      </>
    ),
  },
  { name: 'Status', sort: 'status', value: ({ status }) => <StatusChip {...aliasStatusLooks[status]} /> },
  { name: 'USD per 1M tokens', isNumber: true, value: (alias) => <AliasPrice alias={alias} /> },
  { name: 'Groups', isWide: true, value: ({ access_groups }) => access_groups.join(', ') || NOTHING },
  {
    name: 'Cache',
    value: ({ cache_ttl_seconds: seconds, cache_scope: scope }) =>
      seconds === null ? NOTHING : `${formatDuration(seconds * 1_000)}, ${scope}`,
  },
];
