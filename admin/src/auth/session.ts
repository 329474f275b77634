/** Who is signed in in this tab. */
export type Session = {
  readonly token: string;
  readonly user: { readonly id: string; readonly name: string; readonly role: string };
};

const KEY = 'operator-session';

/** Null when nobody is signed in. */
export function readSession(): Session | null {
  const stored = sessionStorage.getItem(KEY);
  return stored === null ? null : (JSON.parse(stored) as Session);
}

export const saveSession = (session: Session): void => sessionStorage.setItem(KEY, JSON.stringify(session));

export const endSession = (): void => sessionStorage.removeItem(KEY);
