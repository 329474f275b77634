import { Alert, Stack } from '@mui/material';
import { useState } from 'react';
import { Form, useRefresh } from 'react-admin';
import { ApiError } from '../api/api-error.ts';
import type { Row } from '../data/resource-routes.ts';
import { createCustomer, type NewTeam } from './create-customer.ts';
import { type CustomerForm, emptyCustomer } from './customer-form.ts';
import { useGivenOrganization } from './use-given-organization.ts';
import { useSendOnce } from './use-send-once.ts';
import { WizardButtons } from './WizardButtons.tsx';
import { WizardProgress } from './WizardProgress.tsx';
import { stepOfFields, wizardSteps } from './wizard-steps.tsx';

type Props = { readonly onDone: (team: NewTeam) => void };

/** Asks step by step; nothing is made before the last one. What the API refuses leads back to the step it belongs to. */
export const CustomerWizard = ({ onDone }: Props) => {
  const [place, setPlace] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const given = useGivenOrganization();
  const send = useSendOnce();
  const refresh = useRefresh();
  const isLast = place === wizardSteps.length - 1;

  const create = async (form: Row) => {
    setProblem(null);
    try {
      const team = await createCustomer(form as CustomerForm, send);
      refresh();
      onDone(team);
      return undefined;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      const errors = error instanceof ApiError ? error.body.errors : undefined;
      setPlace(stepOfFields(Object.keys(errors ?? {})) ?? place);
      return errors;
    }
  };
  const goOn = async () => setPlace(place + 1);

  return (
    <Form onSubmit={isLast ? create : goOn} record={{ ...emptyCustomer, ...given }} disableInvalidFormNotification>
      <Stack sx={{ gap: 2 }}>
        <WizardProgress place={place} />
        {problem && <Alert severity="error">{problem}</Alert>}
        <CurrentInputs place={place} />
        <WizardButtons place={place} isLast={isLast} onBack={() => setPlace(place - 1)} />
      </Stack>
    </Form>
  );
};

const CurrentInputs = ({ place }: { readonly place: number }) => {
  const step = wizardSteps[place];
  return step ? <step.Inputs /> : null;
};
