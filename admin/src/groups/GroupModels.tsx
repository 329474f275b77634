import { useRecordContext } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { Rows } from '../columns/Rows.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { Section } from '../display/Section.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { aliasStatusLooks } from '../model-aliases/alias-status.ts';
import { OrderedInput } from '../ordered-input/OrderedInput.tsx';
import { type Group, type GroupModel, modelsOf } from './group.ts';
import { type GroupKind, pathOf } from './group-kinds.ts';
import { useAliasNames } from './use-alias-names.ts';

type Props = { readonly kind: GroupKind };

/** The models of a group in their order, and the way to change both. */
export const GroupModels = ({ kind }: Props) => {
  const group = useRecordContext<Group>();
  const names = useAliasNames();
  if (!group) return null;
  const models = modelsOf(group);
  return (
    <Section
      title="Models"
      about={`${kind.order}.`}
      isFlush={models.length > 0}
      actions={
        <ActionButton
          label="Change models"
          variant="outlined"
          method="PUT"
          path={`${pathOf(kind, group)}/models`}
          toBody={({ models: chosen }) => kind.modelsBody(chosen as readonly string[])}
          title={`Models of ${group.group_name}`}
          explanation="Calls that have not started go by the new list at once. Teams that have the group may call what is on it, and no longer what is not, unless another group gives it."
          confirm="Save models"
          done="The models are changed."
          defaults={{ models: models.map(({ alias }) => alias) }}
        >
          <OrderedInput source="models" label="Models" help={kind.order} entry="model" choices={names} />
        </ActionButton>
      }
    >
      {models.length > 0 ? (
        <ModelRows models={models} />
      ) : (
        'No model is in this group yet: teams that have it gain nothing by it.'
      )}
    </Section>
  );
};

const ModelRows = ({ models }: { readonly models: readonly GroupModel[] }) => (
  <Rows<GroupModel & { readonly place: number }>
    rows={models.map((model, place) => ({ ...model, place: place + 1 }))}
    keyOf={({ alias }) => alias}
    columns={[
      {
        name: 'Alias',
        value: ({ alias, place }) => <RecordLink resource="model-aliases" id={alias} label={`${place}. ${alias}`} />,
      },
      { name: 'Model', isWide: true, value: ({ actualModel }) => actualModel },
      { name: 'Provider', value: ({ provider }) => provider },
      {
        name: 'Status',
        value: ({ status }) => <StatusChip {...aliasStatusLooks[status === 'active' ? 'active' : 'inactive']} />,
      },
    ]}
  />
);
