import { Typography } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { Section } from '../display/Section.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCount, formatUsd, NOTHING } from '../format/amounts.ts';
import { formatDuration } from '../format/times.ts';
import { aliasStatusLooks } from './alias-status.ts';
import { cacheScopeChoices } from './cache-scopes.ts';
import type { ModelAlias } from './model-alias.ts';

/** What an alias is, and what is behind it. */
export const AliasFacts = () => {
  const alias = useRecordContext<ModelAlias>();
  if (!alias) return null;
  return (
    <Section
      title={alias.display_name}
      about={alias.description || undefined}
      actions={<StatusChip {...aliasStatusLooks[alias.status]} />}
    >
      <Facts facts={factsOf(alias)} />
      {alias.pricing_input === null && (
        <Typography variant="body2" sx={{ color: 'warning.main', marginTop: 2 }}>
          Without a price, calls whose cost LiteLLM does not report are unpriced, and the margin guard counts them as
          free.
        </Typography>
      )}
    </Section>
  );
};

const factsOf = (alias: ModelAlias) => [
  { name: 'Alias', value: alias.model_alias },
  { name: 'Model', value: alias.actual_model },
  { name: 'Provider', value: alias.provider },
  { name: 'USD per 1M tokens read', value: formatUsd(alias.pricing_input) },
  { name: 'USD per 1M tokens written', value: formatUsd(alias.pricing_output) },
  { name: 'Fallbacks, in order', value: alias.fallbacks.join(', ') || NOTHING, isWide: alias.fallbacks.length > 1 },
  { name: 'Most output tokens', value: formatCount(alias.max_output_tokens) },
  { name: 'Replies are kept', value: keeping(alias), isWide: true },
  { name: 'Created', value: <Moment at={alias.created_at} /> },
  { name: 'Changed', value: <Moment at={alias.updated_at} /> },
];

function keeping({ cache_ttl_seconds: seconds, cache_scope: scope }: ModelAlias): string {
  if (seconds === null) return 'No';
  const who = cacheScopeChoices.find(({ id }) => id === scope)?.name ?? scope;
  return `${formatDuration(seconds * 1_000)}, for ${who.charAt(0).toLowerCase()}${who.slice(1)}`;
}
