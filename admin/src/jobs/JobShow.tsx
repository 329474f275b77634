import { RecordShow } from '../display/RecordShow.tsx';
import { JobPage } from './JobPage.tsx';
import { WorkflowButton } from './WorkflowButton.tsx';

export const JobShow = () => (
  <RecordShow title="Job" actions={<WorkflowButton />}>
    <JobPage />
  </RecordShow>
);
