import type { z } from 'zod';
import type { sessionList } from '#schemas/operators.ts';
import { ActionButton } from '../action/ActionButton.tsx';
import { Rows } from '../columns/Rows.tsx';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { Muted } from '../display/Muted.tsx';
import { Section } from '../display/Section.tsx';
import { sessionColumns } from './session-columns.tsx';

type Props = {
  /** Where the sessions are listed and ended. */
  readonly path: string;
  readonly whose: 'their' | 'your other';
};

/** Where an operator is signed in. */
export const SessionsSection = ({ path, whose }: Props) => {
  const sessions = useApi<z.output<typeof sessionList>>(path);
  const canEnd = sessions.data?.sessions.some(({ is_current: isCurrent }) => !isCurrent);
  return (
    <Section
      title="Sessions"
      isFlush
      actions={
        canEnd && (
          <ActionButton
            label="End all"
            method="DELETE"
            path={path}
            title={`End all ${whose} sessions?`}
            explanation="Whoever uses them is led to the sign-in page with the next click. Passwords stay as they are."
            confirm="End sessions"
            isDangerous
            isForViewers={whose === 'your other'}
          />
        )
      }
    >
      <Loaded from={sessions} what="the sessions">
        {({ sessions: rows }) =>
          rows.length === 0 ? (
            <Muted>Signed in nowhere.</Muted>
          ) : (
            <Rows columns={sessionColumns(path, whose)} rows={rows} keyOf={({ session_id: id }) => id} />
          )
        }
      </Loaded>
    </Section>
  );
};
