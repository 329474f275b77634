import { minValue, NumberInput, required, TextInput } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { formatCredits } from '../format/amounts.ts';
import { creditsPath } from './credits-path.ts';

type Props = {
  readonly teamId: string;
  /** Asked for when left out. */
  readonly jobId?: string;
};

type Refunded = { readonly credits_refunded: number; readonly credits_remaining: number };

/** Gives back what a job was charged. */
export const RefundJob = ({ teamId, jobId }: Props) => (
  <ActionButton<Refunded>
    label="Refund"
    method="POST"
    path={creditsPath(teamId, 'refund')}
    title={jobId ? 'Refund this job?' : `Refund a job of ${teamId}`}
    explanation="The credits go back to the lots they were taken from and can be used again. Revenue and margin of the job fall by as much; its cost stays. Never more than its charge is given back."
    confirm="Refund"
    defaults={jobId ? { job_id: jobId } : {}}
    toBody={({ job_id: job, credits, reason }) => ({ job_id: job, reason, ...(credits ? { credits } : {}) })}
    done={({ credits_refunded: refunded, credits_remaining: left }) =>
      `${formatCredits(refunded)} credits refunded; ${formatCredits(left)} are available now.`
    }
  >
    {!jobId && <TextInput source="job_id" label="Job id" helperText={false} validate={required()} />}
    <NumberInput
      source="credits"
      label="Credits"
      helperText="All that is left of its charge when left empty"
      validate={minValue(0.000_001)}
    />
    <TextInput source="reason" label="Reason" helperText="The team sees it" validate={required()} />
  </ActionButton>
);
