import { required, TextInput } from 'react-admin';
import { RecordCreate } from '../display/RecordForms.tsx';
import { OrderedInput } from '../ordered-input/OrderedInput.tsx';
import { accessGroupKind, type GroupKind, modelGroupKind } from './group-kinds.ts';
import { useAliasNames } from './use-alias-names.ts';

type Props = { readonly kind: GroupKind; readonly source: string };

const GroupCreate = ({ kind, source }: Props) => (
  <RecordCreate title={`New ${kind.one}`}>
    <TextInput
      source="group_name"
      label="Name"
      validate={required()}
      helperText="What calls and teams know it by; it cannot be changed later"
    />
    <TextInput source="display_name" label="Display name" helperText="For people; the name when left empty" />
    <TextInput source="description" label="Description" multiline helperText="Teams do not see it" />
    <OrderedInput source={source} label="Models" help={kind.order} entry="model" choices={useAliasNames()} />
  </RecordCreate>
);

export const AccessGroupCreate = () => <GroupCreate kind={accessGroupKind} source="model_aliases" />;

export const ModelGroupCreate = () => <GroupCreate kind={modelGroupKind} source="models" />;
