import { Alert, Button, Stack, TextField } from '@mui/material';
import { useSignIn } from './use-sign-in.ts';

/** Asks for e-mail and password, and shows what the API says when it refuses them. */
export const LoginForm = () => {
  const { signIn, problem, isPending } = useSignIn();
  return (
    <Stack component="form" onSubmit={signIn} sx={{ gap: 2 }}>
      {problem && <Alert severity="error">{problem}</Alert>}
      <TextField name="email" type="email" label="E-mail" autoComplete="username" autoFocus required />
      <TextField name="password" type="password" label="Password" autoComplete="current-password" required />
      <Button type="submit" variant="contained" size="large" loading={isPending}>
        Sign in
      </Button>
    </Stack>
  );
};
