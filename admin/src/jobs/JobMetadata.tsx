import { CodeBlock } from '../display/CodeBlock.tsx';
import { Fold } from '../display/Fold.tsx';
import type { Job } from './job.ts';

type Props = { readonly metadata: Job['job_metadata'] };

/** The customer's own JSON, folded away. */
export const JobMetadata = ({ metadata }: Props) =>
  Object.keys(metadata).length > 0 && (
    <Fold title="Metadata">
      <CodeBlock label="Metadata">{JSON.stringify(metadata, null, 2)}</CodeBlock>
    </Fold>
  );
