import { Box, Typography } from '@mui/material';
import { Muted } from '../display/Muted.tsx';
import type { JobCall } from '../jobs/job.ts';
import { type ChatMessage, chatMessages } from './chat-messages.ts';

type Props = { readonly call: JobCall };

/** What was said, one message below the other. */
export const Chat = ({ call }: Props) => {
  const messages = chatMessages(call);
  if (messages.length === 0) return <Muted>Nothing of this call is kept.</Muted>;
  return (
    <Box component="ol" sx={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
      {messages.map((message, place) => (
        <Message key={place} message={message} />
      ))}
      {call.response_data === null && call.status === 'queued' && <Muted>The reply is under way.</Muted>}
    </Box>
  );
};

const Message = ({ message: { role, text } }: { readonly message: ChatMessage }) => {
  const isReply = role.startsWith('assistant');
  return (
    <Box
      component="li"
      sx={{
        bgcolor: isReply ? 'action.selected' : 'action.hover',
        borderRadius: 1,
        padding: 1.5,
        marginLeft: isReply ? { sm: 4 } : 0,
        marginRight: isReply ? 0 : { sm: 4 },
      }}
    >
      <Typography variant="caption" sx={{ color: 'text.secondary', fontWeight: 600 }}>
        {role}
      </Typography>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Typography>
    </Box>
  );
};
