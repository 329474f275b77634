import { AutocompleteInput, ReferenceInput } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';

const searchByName = (q: string) => ({ q });

const effect =
  'Replies that are kept are forgotten, also those on their way; this cannot be undone. Calls from now on get new replies, which cost what the model costs and are kept again. Nothing that was charged changes.';

const purge = {
  method: 'POST',
  path: '/cache/purge',
  confirm: 'Forget replies',
  isDangerous: true,
} as const;

/** Forgets what is kept for a team, what an organization shares, or all that an alias has said. */
export const PurgeCache = () => (
  <ActionButton
    {...purge}
    label="Forget replies"
    variant="outlined"
    title="Forget kept replies?"
    explanation={`${effect} Name one or more; what is kept for any of them goes.`}
    toBody={({ team_id: team, organization_id: organization, alias }) => ({
      ...(team ? { team_id: team } : {}),
      ...(organization ? { organization_id: organization } : {}),
      ...(alias ? { alias } : {}),
    })}
  >
    <ReferenceInput source="alias" reference="model-aliases">
      <AutocompleteInput
        label="Model alias"
        filterToQuery={searchByName}
        helperText="All that it has said, to whomever"
      />
    </ReferenceInput>
    <ReferenceInput source="team_id" reference="teams">
      <AutocompleteInput label="Team" filterToQuery={searchByName} helperText="What is kept for it alone" />
    </ReferenceInput>
    <ReferenceInput source="organization_id" reference="organizations">
      <AutocompleteInput label="Organization" filterToQuery={searchByName} helperText="What its teams share" />
    </ReferenceInput>
  </ActionButton>
);

type Props = { readonly groupBy: string; readonly name: string };

/** The same for one row of the figures. */
export const PurgeCacheOf = ({ groupBy, name }: Props) => (
  <ActionButton
    {...purge}
    label="Forget"
    ariaLabel={`Forget the replies of ${name}`}
    title={groupBy === 'alias' ? `Forget all that ${name} has said?` : `Forget what is kept for ${name}?`}
    explanation={
      groupBy === 'alias' ? effect : `${effect} What the team shares with its organization, or with everyone, stays.`
    }
    toBody={() => (groupBy === 'alias' ? { alias: name } : { team_id: name })}
  />
);
