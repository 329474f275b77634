import { EditButton, useRecordContext } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { ActionButton } from '../action/ActionButton.tsx';
import { DeleteAction } from '../action/DeleteAction.tsx';
import type { Credential } from './credential.ts';

export const CredentialActions = () => {
  const credential = useRecordContext<Credential>();
  const mayChange = useMayChange();
  if (!credential || !mayChange) return null;
  const path = `/provider-credentials/${credential.credential_id}`;
  return (
    <>
      <EditButton />
      {credential.status === 'active' ? <Deactivate path={path} /> : <Activate path={path} />}
      <DeleteAction path={path} what={`the credential ${credential.credential_name}`}>
        The key is forgotten and cannot be brought back. The organization’s calls go on with your own key, unless it may
        use its own keys only.
      </DeleteAction>
    </>
  );
};

type Props = { readonly path: string };

const Deactivate = ({ path }: Props) => (
  <ActionButton
    label="Deactivate"
    method="PUT"
    path={`${path}/deactivate`}
    title="Deactivate this credential?"
    explanation="The key is kept, and not used. The organization’s calls go on with your own key, and you pay for them, unless it may use its own keys only."
    confirm="Deactivate"
    done="The credential is not used any more."
  />
);

const Activate = ({ path }: Props) => (
  <ActionButton
    label="Activate"
    method="PUT"
    path={`${path}/activate`}
    title="Activate this credential?"
    explanation="The organization’s calls to this provider that have not started go out with this key. Another active one for the same provider must be deactivated first."
    confirm="Activate"
    done="The credential is used from now on."
  />
);
