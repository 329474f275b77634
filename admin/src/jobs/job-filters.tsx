import { DateInput, SelectInput, TextInput } from 'react-admin';
import { tenantFilters } from '../display/tenant-filters.tsx';
import { jobStatusChoices } from './job-status.ts';

const withOrWithout = [
  { id: 'true', name: 'Some' },
  { id: 'false', name: 'None' },
];
const margins = [
  { id: 'true', name: 'Negative' },
  { id: 'false', name: 'Not negative' },
];

export const jobFilters = [
  ...tenantFilters,
  <SelectInput key="status" source="status" choices={jobStatusChoices} alwaysOn />,
  <TextInput key="job_type" source="job_type" label="Job type" alwaysOn />,
  <TextInput key="job_id_prefix" source="job_id_prefix" label="Job id" />,
  <SelectInput key="has_errors" source="has_errors" label="Failed calls" choices={withOrWithout} />,
  <SelectInput key="negative_margin" source="negative_margin" label="Margin" choices={margins} />,
  <DateInput key="start_date" source="start_date" label="From (UTC)" />,
  <DateInput key="end_date" source="end_date" label="To (UTC)" />,
];
