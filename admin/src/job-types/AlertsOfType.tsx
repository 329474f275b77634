import type { z } from 'zod';
import type { marginAlertList } from '#schemas/job-types.ts';
import { Rows } from '../columns/Rows.tsx';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { Section } from '../display/Section.tsx';
import { alertColumns } from './alert-columns.tsx';

type Props = { readonly jobType: string };

const SHOWN = 20;

/** The latest jobs of a type that fell below its floor. */
export const AlertsOfType = ({ jobType }: Props) => {
  const query = { job_type: jobType, limit: SHOWN };
  const answer = useApi<z.output<typeof marginAlertList>>('/margin-alerts', { query });
  const isEmpty = answer.data?.alerts.length === 0;
  return (
    <Section
      title="Jobs below the floor"
      about="The latest first, with their figures at that moment."
      isFlush={!isEmpty}
    >
      <Loaded from={answer} what="the alerts">
        {({ alerts }) =>
          alerts.length === 0 ? (
            'None so far.'
          ) : (
            <Rows columns={alertColumns} rows={alerts} keyOf={({ job_id }) => job_id} />
          )
        }
      </Loaded>
    </Section>
  );
};
