import { minLength, PasswordInput, required, useRecordContext } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { DeleteAction } from '../action/DeleteAction.tsx';
import { readSession } from '../auth/session.ts';
import type { Operator } from './operator.ts';

/** What an owner can do to another operator. */
export const OperatorActions = () => {
  const operator = useRecordContext<Operator>();
  if (!operator || readSession()?.user.id === operator.user_id) return null;
  const { display_name: name, user_id: id, is_active: isActive } = operator;
  const path = `/admin-users/${id}`;
  return (
    <>
      <SetActivity operator={operator} />
      <ActionButton
        label="New password"
        method="PUT"
        path={path}
        title={`Give ${name} a new password?`}
        explanation="The old one stops working and all sessions of the operator end. Hand the new one over in private."
        confirm="Set password"
        toBody={(fields) => fields}
      >
        <PasswordInput
          source="password"
          label="New password"
          autoComplete="new-password"
          validate={[required(), minLength(12)]}
          helperText="At least 12 characters, not easy to guess"
        />
      </ActionButton>
      {!isActive && (
        <DeleteAction path={path} what={name}>
          For good. The audit log keeps what they did.
        </DeleteAction>
      )}
    </>
  );
};

const SetActivity = ({
  operator: { display_name: name, user_id: id, is_active: isActive },
}: {
  readonly operator: Operator;
}) => (
  <ActionButton
    label={isActive ? 'Deactivate' : 'Activate'}
    method="PUT"
    path={`/admin-users/${id}`}
    title={isActive ? `Deactivate ${name}?` : `Activate ${name}?`}
    explanation={
      isActive
        ? 'They cannot sign in any more and their sessions end at once. What they did stays in the audit log, and you can activate them again.'
        : 'They can sign in again with the password they had.'
    }
    confirm={isActive ? 'Deactivate operator' : 'Activate operator'}
    isDangerous={isActive}
    toBody={() => ({ is_active: !isActive })}
  />
);
