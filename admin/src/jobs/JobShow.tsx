import { Show, TopToolbar } from 'react-admin';
import { ShowProblem } from '../display/Problem.tsx';
import { JobPage } from './JobPage.tsx';
import { WorkflowButton } from './WorkflowButton.tsx';

const Actions = () => (
  <TopToolbar>
    <WorkflowButton />
  </TopToolbar>
);

export const JobShow = () => (
  <Show
    title="Job"
    actions={<Actions />}
    error={<ShowProblem />}
    queryOptions={{ onError: () => {} }}
    component="div"
    emptyWhileLoading
  >
    <JobPage />
  </Show>
);
