import type { z } from 'zod';
import type { operatorView } from '#schemas/operators.ts';
import { useApi } from '../data/use-api.ts';
import { Facts } from '../display/Facts.tsx';
import { Loaded } from '../display/Loaded.tsx';
import { Moment } from '../display/Moment.tsx';
import { Section } from '../display/Section.tsx';
import { timeZoneName } from '../format/times.ts';
import { roleChoices } from '../operators/operator-roles.ts';
import { Page } from '../panel/Page.tsx';
import { SessionsSection } from '../sessions/SessionsSection.tsx';
import { ChangePassword } from './ChangePassword.tsx';

type Me = z.output<typeof operatorView>;

/** Who is signed in, their password and where else they are signed in. */
export const AccountPage = () => {
  const me = useApi<Me>('/admin-users/me');
  return (
    <Page title="My account">
      <Loaded from={me} what="your account">
        {(operator) => (
          <Section title={operator.display_name} actions={<ChangePassword />}>
            <Facts
              facts={[
                { name: 'E-mail', value: operator.email, isWide: true },
                { name: 'Role', value: roleChoices.find(({ id }) => id === operator.role)?.name, isWide: true },
                { name: 'Last sign-in', value: <Moment at={operator.last_login} /> },
                { name: 'Times are shown in', value: timeZoneName() },
              ]}
            />
          </Section>
        )}
      </Loaded>
      <SessionsSection path="/admin-users/me/sessions" whose="your other" />
    </Page>
  );
};
