import { Box, Stack, Typography } from '@mui/material';
import type { WrittenRule } from '#schemas/price-books.ts';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatUsd, NOTHING } from '../format/amounts.ts';
import { compareRules, type RuleComparison } from '../price-rules/compare-rules.ts';
import { RuleSummary } from '../price-rules/RuleSummary.tsx';
import { sayPlace } from '../price-rules/say-place.ts';
import type { PriceVersion } from './price-book.ts';

type Compared = Pick<PriceVersion, 'rules' | 'credit_value_usd'>;
type Props = { readonly before: Compared; readonly after: Compared };

/** What differs between two versions: before on the left, after on the right. */
export const VersionComparison = ({ before, after }: Props) => {
  const changes = compareRules(before.rules, after.rules).filter(({ change }) => change !== 'same');
  const isSameValue = before.credit_value_usd === after.credit_value_usd;
  if (changes.length === 0 && isSameValue) return <Typography>These versions price alike.</Typography>;
  return (
    <Stack sx={{ gap: 2 }}>
      {!isSameValue && (
        <Difference
          place="A credit is worth"
          before={formatUsd(before.credit_value_usd)}
          after={formatUsd(after.credit_value_usd)}
        />
      )}
      {changes.map((change) => (
        <ChangedRule key={change.name} {...change} />
      ))}
    </Stack>
  );
};

const looks = {
  added: { label: 'Added', tone: 'success' },
  removed: { label: 'Removed', tone: 'error' },
  changed: { label: 'Changed', tone: 'warning' },
  same: { label: 'Same', tone: 'neutral' },
} as const;

const ChangedRule = ({ name, change, differences, rule }: RuleComparison) => (
  <Box role="group" aria-label={`Rule ${name}`}>
    <Stack direction="row" sx={{ gap: 1, alignItems: 'start', marginBottom: 0.5 }}>
      <StatusChip {...looks[change]} />
      <RuleSummary rule={rule as WrittenRule} />
    </Stack>
    {change === 'changed' &&
      differences.map(({ place, before, after }) => (
        <Difference key={place} place={sayPlace(place)} before={show(before)} after={show(after)} />
      ))}
  </Box>
);

type DifferenceProps = { readonly place: string; readonly before: string; readonly after: string };

const Difference = ({ place, before, after }: DifferenceProps) => (
  <Box
    sx={{
      display: 'grid',
      gridTemplateColumns: { xs: '1fr 1fr', sm: '2fr 1fr 1fr' },
      columnGap: 2,
      paddingY: 0.5,
      borderTop: 1,
      borderColor: 'divider',
    }}
  >
    <Typography variant="body2" sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' }, overflowWrap: 'anywhere' }}>
      {place}
    </Typography>
    <Typography variant="body2" component="del" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {before}
    </Typography>
    <Typography
      variant="body2"
      component="ins"
      sx={{ textDecoration: 'none', fontWeight: 600, overflowWrap: 'anywhere' }}
    >
      {after}
    </Typography>
  </Box>
);

const show = (value: unknown): string =>
  value === undefined ? NOTHING : value === null ? 'without end' : String(value);
