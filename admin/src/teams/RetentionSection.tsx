import { NumberInput } from 'react-admin';
import type { z } from 'zod';
import type { retentionView } from '#schemas/retention.ts';
import { ActionButton } from '../action/ActionButton.tsx';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { Muted } from '../display/Muted.tsx';
import { Section } from '../display/Section.tsx';
import { formatCount } from '../format/amounts.ts';
import { teamPath } from './team-path.ts';

type Retention = z.output<typeof retentionView>;
type Props = { readonly teamId: string; readonly isFixed: boolean };

/** How long prompts, replies and metadata are kept. */
export const RetentionSection = ({ teamId, isFixed }: Props) => {
  const retention = useApi<Retention>(teamPath(teamId, '/retention'));
  return (
    <Section
      title="Prompts and replies"
      actions={!isFixed && retention.data && <EditRetention teamId={teamId} days={retention.data.content_days} />}
    >
      <Loaded from={retention} what="how long they are kept">
        {({ content_days: days }) => <Muted>{describe(days)}</Muted>}
      </Loaded>
    </Section>
  );
};

function describe(days: number | null): string {
  if (days === null) return 'They are kept for ever.';
  if (days === 0) return 'They are deleted as soon as their job has ended. Its figures stay.';
  const span = days === 1 ? 'a day' : `${formatCount(days)} days`;
  return `They are deleted ${span} after their job has ended. Its figures stay.`;
}

const EditRetention = ({ teamId, days }: { readonly teamId: string; readonly days: number | null }) => (
  <ActionButton<Retention>
    label="Change"
    ariaLabel="Change how long prompts and replies are kept"
    method="PUT"
    path={teamPath(teamId, '/retention')}
    title="How long are prompts and replies kept?"
    explanation="They are deleted for good so many days after their job has ended, metadata too; also those of jobs that ended before. Figures, costs and charges stay."
    confirm="Save"
    defaults={{ content_days: days }}
    toBody={({ content_days: kept }) => ({ content_days: kept ?? null })}
    done={({ content_days: kept }) => describe(kept)}
  >
    <NumberInput source="content_days" label="Days" min={0} helperText="For ever when left empty" />
  </ActionButton>
);
