import { Box, Stack, Typography } from '@mui/material';
import { Muted } from '../display/Muted.tsx';
import { formatCount, formatCredits } from '../format/amounts.ts';
import type { Balance } from './credit-records.ts';

type Props = { readonly balance: Balance };

type Part = { readonly sign: string; readonly name: string; readonly amount: number; readonly note: string };

const partsOf = (balance: Balance): Part[] => [
  { sign: '', name: 'Granted', amount: balance.granted, note: 'All credits that ever came' },
  { sign: '=', name: 'Available', amount: balance.available, note: 'New jobs can use them now' },
  { sign: '+', name: 'Reserved', amount: balance.reserved, note: heldBy(balance) },
  { sign: '+', name: 'Spent', amount: balance.spent, note: 'Charged for jobs, less refunds' },
  { sign: '+', name: 'Expired', amount: balance.expired, note: 'Never used in time' },
  { sign: '−', name: 'Owed', amount: balance.debt, note: 'Spent on credit; the next credits repay it first' },
];

const heldBy = ({ holding_jobs: jobs }: Balance): string =>
  jobs === 0 ? 'No open job holds any' : `Held by ${formatCount(jobs)} open ${jobs === 1 ? 'job' : 'jobs'}`;

/** Where every credit of a team is; the two sides are equal at every instant. */
export const BalanceEquation = ({ balance }: Props) => (
  <Stack sx={{ gap: 1.5 }}>
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'repeat(2, 1fr)', sm: 'repeat(3, 1fr)', lg: 'repeat(6, 1fr)' },
        gap: 1.5,
        margin: 0,
      }}
    >
      {partsOf(balance).map((part) => (
        <EquationPart key={part.name} part={part} />
      ))}
    </Box>
    <Muted>
      {balance.credit_limit > 0
        ? `The team may owe up to ${formatCredits(balance.credit_limit)} credits.`
        : 'The team may owe nothing: a job that its credits do not cover is refused.'}
    </Muted>
  </Stack>
);

const EquationPart = ({ part: { sign, name, amount, note } }: { readonly part: Part }) => (
  <Box sx={{ minWidth: 0 }}>
    <Typography component="dt" variant="caption" sx={{ color: 'text.secondary' }}>
      {sign && <b aria-hidden>{sign} </b>}
      {name}
    </Typography>
    <Box component="dd" sx={{ margin: 0 }}>
      <Typography variant="h6" component="div" sx={{ fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' }}>
        {formatCredits(amount)}
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {note}
      </Typography>
    </Box>
  </Box>
);
