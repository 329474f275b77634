import { DateInput, SelectInput, TextInput } from 'react-admin';
import { tenantFilters } from '../display/tenant-filters.tsx';
import { jobStatusChoices } from './job-status.ts';

export const jobFilters = [
  ...tenantFilters,
  <SelectInput key="status" source="status" choices={jobStatusChoices} alwaysOn />,
  <TextInput key="job_type" source="job_type" label="Job type" alwaysOn />,
  <TextInput key="job_id_prefix" source="job_id_prefix" label="Job id" alwaysOn />,
  <DateInput key="start_date" source="start_date" label="From (UTC)" alwaysOn />,
  <DateInput key="end_date" source="end_date" label="To (UTC)" alwaysOn />,
];
