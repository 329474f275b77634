import { Alert, Stack } from '@mui/material';
import { CodeBlock } from '../display/CodeBlock.tsx';
import { CopyButton } from '../display/CopyButton.tsx';
import { Muted } from '../display/Muted.tsx';
import { useSettings } from '../settings/settings-context.ts';
import { firstCall } from './first-call.ts';

type Props = { readonly teamKey: string };

/** A key the one time it is shown, and a call that shows that it works. */
export const NewKey = ({ teamKey }: Props) => {
  const { apiUrl } = useSettings();
  const command = firstCall(apiUrl ?? window.location.origin, teamKey);
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Alert severity="warning">
        Copy the key now. It is shown only this once; only its first characters are kept.
      </Alert>
      <CodeBlock label="Key" isWrapped>
        {teamKey}
      </CodeBlock>
      <div>
        <CopyButton text={teamKey} label="Copy key" />
      </div>
      <Muted>Try it:</Muted>
      <CodeBlock label="Command that tries the key" isWrapped>
        {command}
      </CodeBlock>
      <div>
        <CopyButton text={command} label="Copy command" />
      </div>
    </Stack>
  );
};
