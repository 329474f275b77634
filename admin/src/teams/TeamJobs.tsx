import { ListLink } from '../display/ListLink.tsx';
import { Muted } from '../display/Muted.tsx';
import { RelatedList } from '../display/RelatedList.tsx';
import { Section } from '../display/Section.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { JobCards } from '../jobs/JobCards.tsx';
import { JobTable } from '../jobs/JobTable.tsx';
import type { Team } from './team.ts';

type Props = { readonly team: Team };

export const TeamJobs = ({ team }: Props) => {
  const filter = { team_id: team.team_id };
  return (
    <Section
      title="Jobs"
      isFlush
      actions={
        <ListLink resource="jobs" filter={filter}>
          Search them
        </ListLink>
      }
    >
      <RelatedList
        resource="jobs"
        filter={filter}
        empty={<Muted>This team has opened no job yet. Its keys are on the tab Keys, with a command to try.</Muted>}
      >
        {useIsNarrow() ? <JobCards /> : <JobTable />}
      </RelatedList>
    </Section>
  );
};
