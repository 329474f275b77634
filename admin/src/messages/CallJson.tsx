import { Stack } from '@mui/material';
import { CodeBlock } from '../display/CodeBlock.tsx';
import { CopyButton } from '../display/CopyButton.tsx';
import { Muted } from '../display/Muted.tsx';
import type { JobCall } from '../jobs/job.ts';

type Props = { readonly call: JobCall };

/** Request and reply as they are kept. */
export const CallJson = ({ call }: Props) => (
  <Stack sx={{ gap: 1 }}>
    <Json title="Request" value={call.request_data} />
    <Json title="Reply" value={call.response_data} />
  </Stack>
);

const Json = ({ title, value }: { readonly title: string; readonly value: unknown }) => {
  const text = JSON.stringify(value, null, 2) ?? 'null';
  return (
    <>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
        <Muted>{title}</Muted>
        <CopyButton text={text} label={`Copy ${title.toLowerCase()}`} />
      </Stack>
      <CodeBlock label={title} isWrapped>
        {text}
      </CodeBlock>
    </>
  );
};
