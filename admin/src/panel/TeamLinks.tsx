import { Fragment } from 'react';
import { RecordLink } from '../display/RecordLink.tsx';
import { formatCount } from '../format/amounts.ts';

type Props = { readonly teams: readonly string[]; readonly count: number };

/** The teams of a group, each leading to its page, and how many more there are. */
export const TeamLinks = ({ teams, count }: Props) => (
  <>
    {teams.map((team, place) => (
      <Fragment key={team}>
        {place > 0 && ', '}
        <RecordLink resource="teams" id={team} />
      </Fragment>
    ))}
    {count > teams.length && ` and ${formatCount(count - teams.length)} more`}
  </>
);
