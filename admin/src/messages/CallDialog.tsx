import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Tab, Tabs } from '@mui/material';
import { useId, useState } from 'react';
import { useApi } from '../data/use-api.ts';
import { Facts } from '../display/Facts.tsx';
import { Loaded } from '../display/Loaded.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import type { Job, JobCall } from '../jobs/job.ts';
import { CallJson } from './CallJson.tsx';
import { Chat } from './Chat.tsx';
import { callFacts } from './call-facts.tsx';

type Props = { readonly job: Job; readonly call: JobCall; readonly onClose: () => void };

/** What a call asked and was answered, as a chat and as it was sent, with all that is known of it. */
export const CallDialog = ({ job, call, onClose }: Props) => {
  const [view, setView] = useState<'chat' | 'json'>('chat');
  const titleId = useId();
  const isNarrow = useIsNarrow();
  const path = `/jobs/teams/${encodeURIComponent(job.team_id)}/${job.job_id}/calls/${call.call_id}`;
  const detail = useApi<JobCall>(path);
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth fullScreen={isNarrow} maxWidth="md">
      <DialogTitle id={titleId}>{call.purpose ?? call.model_alias}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2 }}>
          <Facts facts={callFacts(call)} />
          <Tabs value={view} onChange={(_event, chosen) => setView(chosen)} aria-label="How the messages are shown">
            <Tab value="chat" label="Chat" />
            <Tab value="json" label="JSON" />
          </Tabs>
          <Loaded from={detail} what="the messages">
            {(data) => (view === 'chat' ? <Chat call={data} /> : <CallJson call={data} />)}
          </Loaded>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
};
