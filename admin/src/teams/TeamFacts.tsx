import { Stack } from '@mui/material';
import { ActionButton } from '../action/ActionButton.tsx';
import { creditsPath } from '../credits/credits-path.ts';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { Section } from '../display/Section.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { AssignPriceBook } from '../price-book-choice/AssignPriceBook.tsx';
import { BudgetModeInputs } from './BudgetModeInputs.tsx';
import { describeBudgetMode } from './budget-modes.ts';
import { rateBody } from './rate-body.ts';
import type { Team } from './team.ts';
import { teamPath } from './team-path.ts';
import { teamStatusLooks } from './team-status.ts';

type Props = { readonly team: Team };

/** Whose team it is, and how its jobs are paid. */
export const TeamFacts = ({ team }: Props) => (
  <Section title={team.team_alias} actions={<StatusChip {...teamStatusLooks[team.status]} />}>
    <Facts
      facts={[
        { name: 'Id', value: team.team_id },
        { name: 'Organization', value: <RecordLink resource="organizations" id={team.organization_id} /> },
        { name: 'Jobs are paid', value: <PaidBy team={team} />, isWide: true },
        { name: 'Price book', value: <PriceBook team={team} />, isWide: true },
        { name: 'Created', value: <Moment at={team.created_at} /> },
      ]}
    />
  </Section>
);

const row = { alignItems: 'center', gap: 1, flexWrap: 'wrap' } as const;

const PaidBy = ({ team }: Props) => (
  <Stack direction="row" sx={row}>
    {describeBudgetMode(team)}
    {team.status !== 'archived' && (
      <ActionButton
        label="Change"
        ariaLabel="Change how jobs are paid"
        method="PATCH"
        path={creditsPath(team.team_id, 'budget-mode')}
        title={`How are the jobs of ${team.team_alias} paid?`}
        explanation="It counts for jobs that are created from now on; jobs that exist keep what they began with."
        confirm="Save"
        defaults={team}
        toBody={rateBody}
      >
        <BudgetModeInputs />
      </ActionButton>
    )}
  </Stack>
);

const PriceBook = ({ team: { team_id: id, price_book_id: book, status } }: Props) => (
  <Stack direction="row" sx={row}>
    {book ? <RecordLink resource="price-books" id={book} /> : 'Its organization’s, or the default'}
    {status !== 'archived' && (
      <AssignPriceBook
        path={teamPath(id, '/price-book')}
        current={book}
        without="Its organization’s, or the default"
        explanation="It prices new jobs of this team. Open jobs keep their prices."
      />
    )}
  </Stack>
);
