import { Stack } from '@mui/material';
import { SelectInput } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { Facts } from '../display/Facts.tsx';
import { Muted } from '../display/Muted.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { Section } from '../display/Section.tsx';
import { AccessGroupsInput } from './AccessGroupsInput.tsx';
import type { Team } from './team.ts';
import { teamPath } from './team-path.ts';

type Props = { readonly team: Team };

/** Which models a team may call. */
export const TeamAccess = ({ team }: Props) => (
  <Section
    title="Access"
    actions={
      team.status !== 'archived' && (
        <>
          <EditAccessGroups team={team} />
          <EditDefaultModel team={team} />
        </>
      )
    }
  >
    <Facts
      facts={[
        {
          name: 'Access groups, in order',
          value: <Links resource="access-groups" ids={team.access_groups} />,
          isWide: true,
        },
        {
          name: 'It may call',
          value: <Links resource="model-aliases" ids={team.allowed_model_aliases} />,
          isWide: true,
        },
        { name: 'A call that names no model uses', value: defaultOf(team), isWide: true },
      ]}
    />
    {team.allowed_model_aliases.length === 0 && (
      <Muted>Every call of this team is refused until it has an access group with an active model.</Muted>
    )}
  </Section>
);

const defaultOf = ({ default_model: chosen, allowed_model_aliases: [first] }: Team): string =>
  chosen ?? (first ? `${first}, the first of the first group` : 'None');

const Links = ({ resource, ids }: { readonly resource: string; readonly ids: readonly string[] }) =>
  ids.length === 0 ? (
    'None'
  ) : (
    <Stack direction="row" sx={{ columnGap: 1.5, flexWrap: 'wrap' }}>
      {ids.map((id) => (
        <RecordLink key={id} resource={resource} id={id} />
      ))}
    </Stack>
  );

const EditAccessGroups = ({ team }: Props) => (
  <ActionButton
    label="Access groups"
    ariaLabel="Change the access groups"
    method="PUT"
    path={teamPath(team.team_id, '/access-groups')}
    title={`Access groups of ${team.team_alias}`}
    explanation="The team may call the models of these groups and no others, from now on. Their order counts: a call that names no model uses the first model of the first group."
    confirm="Save access groups"
    defaults={{ access_groups: team.access_groups }}
    toBody={({ access_groups: groups }) => (groups ?? []) as string[]}
  >
    <AccessGroupsInput />
  </ActionButton>
);

const EditDefaultModel = ({ team }: Props) => (
  <ActionButton
    label="Default model"
    ariaLabel="Change the default model"
    method="PUT"
    path={teamPath(team.team_id)}
    title={`Default model of ${team.team_alias}`}
    explanation="Calls that name no model use it, from now on. The default model of a job type comes first."
    confirm="Save default model"
    defaults={{ default_model: team.default_model }}
    toBody={({ default_model: model }) => ({ default_model: model || null })}
    done="The default model counts from now on."
  >
    <SelectInput
      source="default_model"
      label="Default model"
      choices={team.allowed_model_aliases.map((alias) => ({ id: alias, name: alias }))}
      emptyText="The first of the first group"
      helperText={false}
    />
  </ActionButton>
);
