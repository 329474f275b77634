import { Alert, Button, Stack, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useLogin } from 'react-admin';
import type { Credentials } from './auth-provider.ts';

/** Asks for e-mail and password, and shows what the API says when it refuses them. */
export const LoginForm = () => {
  const login = useLogin();
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setIsPending] = useState(false);

  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsPending(true);
    setProblem(null);
    try {
      await login(readCredentials(event.currentTarget));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setIsPending(false);
    }
  };

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

function readCredentials(form: HTMLFormElement): Credentials {
  const fields = new FormData(form);
  return { email: String(fields.get('email')), password: String(fields.get('password')) };
}
