import { useRecordContext } from 'react-admin';
import { UsageFigures } from '../usage/UsageFigures.tsx';
import type { Organization } from './organization.ts';

export const OrganizationUsage = () => {
  const organization = useRecordContext<Organization>();
  return organization ? <UsageFigures filter={{ organization_id: organization.organization_id }} /> : null;
};
