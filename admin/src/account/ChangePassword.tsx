import { minLength, PasswordInput, required } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';

export const ChangePassword = () => (
  <ActionButton
    label="Change password"
    method="POST"
    path="/admin-users/me/change-password"
    title="Change your password"
    explanation="Your other sessions end; this one goes on."
    confirm="Change password"
    toBody={(fields) => fields}
    isForViewers
  >
    <PasswordInput
      source="current_password"
      label="Present password"
      autoComplete="current-password"
      validate={required()}
      helperText={false}
    />
    <PasswordInput
      source="new_password"
      label="New password"
      autoComplete="new-password"
      validate={[required(), minLength(12)]}
      helperText="At least 12 characters, not easy to guess"
    />
  </ActionButton>
);
