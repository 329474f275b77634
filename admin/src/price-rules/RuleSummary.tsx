import { Box, Typography } from '@mui/material';
import type { WrittenRule } from '#schemas/price-books.ts';
import { describeMatch, describeRule } from './describe-rule.ts';

type Props = { readonly rule: WrittenRule };

/** A rule in words: its name, whom it is for, and what it charges. */
export const RuleSummary = ({ rule }: Props) => (
  <Box sx={{ minWidth: 0 }}>
    <Typography component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
      {rule.name}
    </Typography>
    <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
      {' '}
      · {describeMatch(rule)}
    </Typography>
    <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
      {describeRule(rule)}
    </Typography>
  </Box>
);
