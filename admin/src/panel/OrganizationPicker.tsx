import type { RaRecord } from 'react-admin';
import { RecordPicker } from './RecordPicker.tsx';

type Props = {
  readonly value: string | null;
  readonly onChange: (organizationId: string | null) => void;
  readonly error?: string | undefined;
};

export const OrganizationPicker = (props: Props) => (
  <RecordPicker
    {...props}
    label="Organization"
    resource="organizations"
    nameOf={(organization: RaRecord) => String(organization['name'])}
  />
);
