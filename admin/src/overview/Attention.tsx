import { Box, List, ListItem, ListItemText } from '@mui/material';
import { ListLink } from '../display/ListLink.tsx';
import { Muted } from '../display/Muted.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { Section } from '../display/Section.tsx';
import { formatCount, formatCredits, formatUsdShortly } from '../format/amounts.ts';
import type { Dashboard } from './dashboard.ts';

type Props = { readonly dashboard: Dashboard };

/** Teams that will soon be refused, and kinds of jobs that cost more than they bring in. */
export const Attention = ({ dashboard }: Props) => (
  <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}>
    <LowTeams low={dashboard.teams_low_on_credits} />
    <LosingTypes types={dashboard.negative_margin_job_types} />
  </Box>
);

const LowTeams = ({ low }: { readonly low: Dashboard['teams_low_on_credits'] }) => (
  <Section title={`Teams low on credits (${formatCount(low.total)})`}>
    {low.total === 0 && <Muted>Every team has credits for more than a few days.</Muted>}
    <List dense disablePadding>
      {low.teams.map((team) => (
        <ListItem key={team.team_id} disableGutters>
          <ListItemText
            primary={<RecordLink resource="teams" id={team.team_id} label={team.team_alias} tab="/credits" />}
            secondary={lowNote(team)}
          />
        </ListItem>
      ))}
    </List>
  </Section>
);

function lowNote(team: Dashboard['teams_low_on_credits']['teams'][number]): string {
  const { credits_remaining: left, credits_held: held, debt, days_left: days } = team;
  return [
    `${formatCredits(left)} credits left`,
    held > 0 && `${formatCredits(held)} held`,
    debt > 0 && `${formatCredits(debt)} owed`,
    days !== null && `${days < 1 ? 'less than a day' : `${Math.floor(days)} days`} at this rate`,
  ]
    .filter(Boolean)
    .join(', ');
}

const LosingTypes = ({ types }: { readonly types: Dashboard['negative_margin_job_types'] }) => (
  <Section title={`Job types with a negative margin (${formatCount(types.length)})`}>
    {types.length === 0 && <Muted>In the last 30 days every type of job brought in what it cost or more.</Muted>}
    <List dense disablePadding>
      {types.map((type) => (
        <ListItem key={type.job_type} disableGutters>
          <ListItemText
            primary={
              <ListLink resource="jobs" filter={{ job_type: type.job_type, negative_margin: 'true' }}>
                {type.job_type}
              </ListLink>
            }
            secondary={`${formatUsdShortly(type.margin_usd)} with ${formatCount(type.jobs_closed)} jobs: brought in ${formatUsdShortly(type.price_usd)}, cost ${formatUsdShortly(type.cost_usd)}`}
          />
        </ListItem>
      ))}
    </List>
  </Section>
);
