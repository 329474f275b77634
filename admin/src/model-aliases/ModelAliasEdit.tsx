import { RecordEdit } from '../display/RecordForms.tsx';
import { AliasInputs } from './AliasInputs.tsx';

export const ModelAliasEdit = () => (
  <RecordEdit title="Change model alias">
    <AliasInputs />
  </RecordEdit>
);
