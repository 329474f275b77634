import { BooleanInput, DateTimeInput, FormDataConsumer, NumberInput, required, SelectInput } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { useApi } from '../data/use-api.ts';
import { Facts } from '../display/Facts.tsx';
import { Loaded } from '../display/Loaded.tsx';
import { Moment } from '../display/Moment.tsx';
import { Muted } from '../display/Muted.tsx';
import { Section } from '../display/Section.tsx';
import { formatCredits } from '../format/amounts.ts';
import { type AutoRefill, refillBody, refillPeriods } from './auto-refill.ts';
import { creditsPath } from './credits-path.ts';

type Props = { readonly teamId: string };

/** Credits that come again by themselves. */
export const AutoRefillSection = ({ teamId }: Props) => {
  const refill = useApi<AutoRefill>(creditsPath(teamId, 'auto-refill'));
  return (
    <Section title="Auto-refill" actions={refill.data && <ConfigureRefill teamId={teamId} refill={refill.data} />}>
      <Loaded from={refill} what="the refill">
        {(data) => (data.enabled ? <RefillFacts refill={data} /> : <Muted>Credits come only when you add them.</Muted>)}
      </Loaded>
    </Section>
  );
};

const RefillFacts = ({ refill }: { readonly refill: AutoRefill }) => (
  <Facts
    facts={[
      { name: 'Credits', value: formatCredits(refill.refill_amount) },
      { name: 'How often', value: refillPeriods.find(({ id }) => id === refill.refill_period)?.name },
      { name: 'Last', value: <Moment at={refill.last_refill_at} /> },
      { name: 'Next', value: <Moment at={refill.next_refill_at} /> },
      { name: 'What is left at the next one', value: refill.expires_with_period ? 'Expires' : 'Stays' },
    ]}
  />
);

const ConfigureRefill = ({ teamId, refill }: Props & { readonly refill: AutoRefill }) => (
  <ActionButton<AutoRefill>
    label="Configure"
    ariaLabel="Configure the auto-refill"
    method="POST"
    path={creditsPath(teamId, 'configure-auto-refill')}
    title={`Auto-refill of ${teamId}`}
    explanation="The team gets credits again every day, week or month, without anybody doing it. Turning it off takes nothing back."
    confirm="Save auto-refill"
    defaults={refill}
    toBody={refillBody(refill)}
    done={({ enabled }) => (enabled ? 'The auto-refill is on.' : 'The auto-refill is off.')}
  >
    <BooleanInput source="enabled" label="Refill by itself" helperText={false} />
    <FormDataConsumer>{({ formData }) => formData['enabled'] && <RefillInputs />}</FormDataConsumer>
  </ActionButton>
);

const RefillInputs = () => (
  <>
    <NumberInput source="refill_amount" label="Credits each time" validate={required()} helperText={false} />
    <SelectInput
      source="refill_period"
      label="How often"
      choices={refillPeriods}
      validate={required()}
      helperText={false}
    />
    <DateTimeInput
      source="anchor_at"
      label="When a period begins"
      helperText="In your time zone. In the future: the first refill comes then. Now when left empty"
    />
    <BooleanInput source="expires_with_period" label="What is left expires at the next refill" helperText={false} />
  </>
);
