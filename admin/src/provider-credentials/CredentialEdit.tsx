import { RecordEdit } from '../display/RecordForms.tsx';
import { CredentialInputs } from './CredentialInputs.tsx';

export const CredentialEdit = () => (
  <RecordEdit title="Change provider credential">
    <CredentialInputs isNew={false} />
  </RecordEdit>
);
