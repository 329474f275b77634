import { ActionButton } from '../action/ActionButton.tsx';
import type { Column } from '../columns/column.ts';
import { Moment } from '../display/Moment.tsx';
import { NOTHING } from '../format/amounts.ts';
import type { OperatorSession } from '../operators/operator.ts';

export const sessionColumns = (path: string, whose: 'their' | 'your other'): readonly Column<OperatorSession>[] => [
  {
    name: 'From',
    value: ({ address, is_current: isCurrent }) => `${address ?? NOTHING}${isCurrent ? ' (this one)' : ''}`,
  },
  { name: 'Browser', value: ({ user_agent: browser }) => browser ?? NOTHING, isWide: true },
  { name: 'Signed in', value: ({ created_at: at }) => <Moment at={at} />, isWide: true },
  { name: 'Last seen', value: ({ last_seen_at: at }) => <Moment at={at} />, isWide: true },
  { name: 'Ends', value: ({ expires_at: at }) => <Moment at={at} />, isWide: true },
  {
    name: 'Actions',
    value: ({ session_id: id, is_current: isCurrent, address }) =>
      isCurrent ? (
        NOTHING
      ) : (
        <ActionButton
          label="End"
          ariaLabel={`End the session from ${address ?? 'an unknown address'}`}
          method="DELETE"
          path={`${path}/${id}`}
          title="End this session?"
          explanation="Whoever uses it is led to the sign-in page with the next click."
          confirm="End session"
          isDangerous
          isForViewers={whose === 'your other'}
        />
      ),
  },
];
