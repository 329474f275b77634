import { type FormEvent, useState } from 'react';
import { useLogin } from 'react-admin';
import type { Credentials } from './auth-provider.ts';

/** Sends a form's fields to sign in with, and keeps what the API says when it refuses them. */
export function useSignIn() {
  const login = useLogin();
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setIsPending] = useState(false);

  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsPending(true);
    setProblem(null);
    try {
      await login(Object.fromEntries(new FormData(event.currentTarget)) as Credentials);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setIsPending(false);
    }
  };
  return { signIn, problem, isPending };
}
