import { useLocation, useNavigate } from 'react-admin';

type Search = Readonly<Record<string, string>>;

/** What a page is asked for, kept in its address, so that it can be shared and gone back to. Empty values are left out. */
export function useSearch<S extends Search>(defaults: S): readonly [S, (change: Partial<S>) => void] {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const given = Object.fromEntries(new URLSearchParams(search));
  const current = { ...defaults, ...given } as S;
  const change = (changed: Partial<S>) => {
    const next = Object.entries({ ...current, ...changed }).filter(([name, value]) => value !== (defaults[name] ?? ''));
    navigate({ pathname, search: new URLSearchParams(next as [string, string][]).toString() }, { replace: true });
  };
  return [current, change];
}
