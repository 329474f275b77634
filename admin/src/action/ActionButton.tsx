import { Button, type ButtonProps } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useMayChange } from '../access/use-may-change.ts';
import type { Row } from '../data/resource-routes.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { Action, ActionWords } from './action.ts';

type Props<T> = Action<T> &
  ActionWords & {
    readonly label: string;
    /** Tells apart buttons of one label to those who do not see where they stand. */
    readonly ariaLabel?: string;
    readonly icon?: ReactNode;
    readonly variant?: ButtonProps['variant'];
    /** Inputs of react-admin, for what has to be said. */
    readonly children?: ReactNode;
    readonly defaults?: Row;
    /** Whether viewers may do it too: what is about themselves. */
    readonly isForViewers?: boolean;
    /** What the answer is shown as, when it has to be read: the dialog stays until it is closed. */
    readonly showAnswer?: (answer: T) => ReactNode;
    readonly onDone?: (answer: T) => void;
  };

/** A change of one record: says what it will do, and does it when that is confirmed. Viewers do not see it. */
export const ActionButton = <T extends object>({
  label,
  ariaLabel,
  icon,
  variant,
  isForViewers = false,
  ...action
}: Props<T>) => {
  const [isOpen, setIsOpen] = useState(false);
  const color = action.isDangerous ? 'error' : 'primary';
  const mayChange = useMayChange();
  if (!mayChange && !isForViewers) return null;
  return (
    <>
      <Button
        size="small"
        color={color}
        variant={variant ?? 'text'}
        startIcon={icon}
        aria-label={ariaLabel}
        onClick={() => setIsOpen(true)}
      >
        {label}
      </Button>
      {isOpen && <ActionDialog {...action} onClose={() => setIsOpen(false)} />}
    </>
  );
};
