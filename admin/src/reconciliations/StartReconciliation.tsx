import { DateInput, required, useRedirect } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { dayOf, daysAfter, spanOfDays } from '../format/days.ts';
import type { Reconciliation } from './reconciliation.ts';

/** Compares the records of some days, also of days that were compared before. */
export const StartReconciliation = () => {
  const redirect = useRedirect();
  const yesterday = daysAfter(dayOf(new Date()), -1);
  return (
    <ActionButton<Reconciliation>
      label="Reconcile days"
      variant="outlined"
      method="POST"
      path="/reconciliations"
      title="Reconcile days"
      explanation="Compares the ledger, the calls and what LiteLLM reported, for the jobs closed on these days. It changes none of them. The same days again replace what was found before."
      confirm="Reconcile"
      done="The comparison has begun."
      toBody={({ first, last }) => spanOfDays(String(first), String(last))}
      defaults={{ first: yesterday, last: yesterday }}
      onDone={({ reconciliation_id: id }) => redirect('show', 'reconciliations', id)}
    >
      <DateInput source="first" label="First day (UTC)" validate={required()} helperText={false} />
      <DateInput
        source="last"
        label="Last day (UTC)"
        validate={required()}
        helperText="Over already: yesterday at the latest"
      />
    </ActionButton>
  );
};
