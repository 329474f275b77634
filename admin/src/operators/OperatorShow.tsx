import { Stack } from '@mui/material';
import { EditButton, useRecordContext } from 'react-admin';
import { useIsOwner } from '../access/use-may-change.ts';
import { readSession } from '../auth/session.ts';
import { Facts } from '../display/Facts.tsx';
import { ListLink } from '../display/ListLink.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordShow } from '../display/RecordShow.tsx';
import { Section } from '../display/Section.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { SessionsSection } from '../sessions/SessionsSection.tsx';
import { OperatorActions } from './OperatorActions.tsx';
import type { Operator } from './operator.ts';
import { activityLook, roleNames } from './operator-roles.ts';

export const OperatorShow = () => {
  const isOwner = useIsOwner();
  return (
    <RecordShow
      title="Operator"
      actions={
        isOwner && (
          <>
            <OperatorActions />
            <EditButton />
          </>
        )
      }
    >
      <OperatorPage />
    </RecordShow>
  );
};

const OperatorPage = () => {
  const operator = useRecordContext<Operator>();
  const isOwner = useIsOwner();
  if (!operator) return null;
  const { user_id: id } = operator;
  const isSelf = readSession()?.user.id === id;
  return (
    <Stack sx={{ gap: 2, paddingBottom: 4 }}>
      <Section title={operator.display_name} actions={<StatusChip {...activityLook(operator)} />}>
        <Facts
          facts={[
            { name: 'E-mail', value: operator.email, isWide: true },
            { name: 'Role', value: roleNames[operator.role] },
            { name: 'Last sign-in', value: <Moment at={operator.last_login} /> },
            { name: 'Created', value: <Moment at={operator.created_at} /> },
            {
              name: 'What they did',
              value: (
                <ListLink resource="audit-log" filter={{ operator: id }}>
                  Audit log
                </ListLink>
              ),
            },
          ]}
        />
      </Section>
      {isOwner && !isSelf && <SessionsSection path={`/admin-users/${id}/sessions`} whose="their" />}
    </Stack>
  );
};
