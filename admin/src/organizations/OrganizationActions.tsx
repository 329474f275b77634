import BlockIcon from '@mui/icons-material/Block';
import PlayArrowIcon from '@mui/icons-material/PlayArrow';
import { useRecordContext } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { DeleteAction } from '../action/DeleteAction.tsx';
import type { Organization } from './organization.ts';

type Suspended = { readonly message: string; readonly jobs_open: number };

/** What can be done to a customer as a whole. */
export const OrganizationActions = () => {
  const organization = useRecordContext<Organization>();
  if (!organization) return null;
  const { name, organization_id: id, status, team_count: teams } = organization;
  const path = `/organizations/${encodeURIComponent(id)}`;
  return (
    <>
      {status === 'active' ? (
        <ActionButton<Suspended>
          label="Suspend"
          icon={<BlockIcon />}
          method="PUT"
          path={`${path}/suspend`}
          title={`Suspend ${name}?`}
          explanation="None of its teams can open a job or make a call from now on: the API refuses them with 403. Open jobs are cancelled after their running calls and their holds are released. Credits, keys and history stay, and you can resume it."
          confirm="Suspend organization"
          isDangerous
          done={({ message, jobs_open: open }) =>
            open > 0 ? `${message} ${open} open jobs could not be cancelled now: suspend it again.` : message
          }
        />
      ) : (
        <ActionButton
          label="Resume"
          icon={<PlayArrowIcon />}
          method="PUT"
          path={`${path}/resume`}
          title={`Resume ${name}?`}
          explanation="Its teams can work again, apart from those that are paused, suspended or archived themselves. Jobs that were cancelled stay cancelled."
          confirm="Resume organization"
        />
      )}
      {teams === 0 && (
        <DeleteAction path={path} what={name}>
          It has no teams and no history. It is gone for good; its id can be used again.
        </DeleteAction>
      )}
    </>
  );
};
