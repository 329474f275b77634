import { Alert, Button, Stack, TextField } from '@mui/material';
import { useSignIn } from './use-sign-in.ts';

/** Makes the first operator, an owner, with the token that the API printed, and signs in. */
export const SetUpForm = () => {
  const { signIn, problem, isPending } = useSignIn();
  return (
    <Stack component="form" onSubmit={signIn} sx={{ gap: 2 }}>
      {problem && <Alert severity="error">{problem}</Alert>}
      <TextField
        name="setup_token"
        label="Setup token"
        helperText="The API printed it in its log at its first start."
        autoComplete="off"
        autoFocus
        required
      />
      <TextField name="email" type="email" label="E-mail" autoComplete="username" required />
      <TextField
        name="password"
        type="password"
        label="Password"
        helperText="At least 12 characters, and hard to guess."
        autoComplete="new-password"
        required
      />
      <Button type="submit" variant="contained" size="large" loading={isPending}>
        Become the owner
      </Button>
    </Stack>
  );
};
