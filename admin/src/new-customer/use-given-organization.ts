import { useMemo } from 'react';
import { useLocation } from 'react-admin';
import type { CustomerForm } from './customer-form.ts';

/** The organization that the address names, as when one comes from its page. */
export function useGivenOrganization(): Partial<CustomerForm> {
  const { search } = useLocation();
  return useMemo(() => {
    const id = new URLSearchParams(search).get('organization');
    return id ? { organization_kind: 'existing', organization_id: id } : {};
  }, [search]);
}
