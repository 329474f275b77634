import { named, type Step, type Target, type World } from './step.ts';

/** What an owner can do with operators, and everybody with their own sessions. */
export const operators = ({ operator, another, sessions, replies }: World): (() => Step)[] => {
  const at = '/api/admin-users';
  const self: Target = ['operator', operator.userId];
  const other: Target = ['operator', another.userId];
  const made = () => replies[`POST ${at}/create`].user_id as string;
  const body = { email: `${named('new')}@example.com`, password: named('wholly unguessable'), role: 'user' };
  const passwords = { current_password: operator.password, new_password: named('even less guessable') };
  return [
    () => ({ action: `POST ${at}/create`, path: at, body, target: ({ user_id }) => ['operator', user_id] }),
    () => ({
      action: `PUT ${at}/:user_id`,
      path: `${at}/${made()}`,
      body: { role: 'admin', password: named('quite another one') },
      target: ['operator', made()],
    }),
    () => ({ action: `DELETE ${at}/:user_id`, path: `${at}/${made()}`, target: ['operator', made()] }),
    () => ({
      action: `DELETE ${at}/:user_id/sessions/:session_id`,
      path: `${at}/${another.userId}/sessions/${sessions.others}`,
      target: other,
    }),
    () => ({ action: `DELETE ${at}/:user_id/sessions`, path: `${at}/${another.userId}/sessions`, target: other }),
    () => ({ action: `DELETE ${at}/me/sessions/:session_id`, path: `${at}/me/sessions/${sessions.own}`, target: self }),
    () => ({ action: `DELETE ${at}/me/sessions`, path: `${at}/me/sessions`, target: self }),
    () => ({
      action: `POST ${at}/me/change-password`,
      path: `${at}/me/change-password`,
      body: passwords,
      target: self,
    }),
    () => ({ action: `POST ${at}/logout`, path: `${at}/logout`, target: self }),
  ];
};
