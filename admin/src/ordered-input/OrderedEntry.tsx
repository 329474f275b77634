import DownIcon from '@mui/icons-material/ArrowDownward';
import UpIcon from '@mui/icons-material/ArrowUpward';
import RemoveIcon from '@mui/icons-material/Close';
import DragIcon from '@mui/icons-material/DragIndicator';
import { Box, IconButton, Typography } from '@mui/material';
import { type DragEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';

type Props = {
  readonly name: string;
  readonly place: number;
  readonly count: number;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: () => void;
};

const DRAGGED = 'text/x-place';

/** One name of an ordered list. Its buttons keep the focus while it moves. */
export const OrderedEntry = ({ name, place, count, onMove, onRemove }: Props) => {
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const from = event.dataTransfer.getData(DRAGGED);
    if (from !== '') onMove(Number(from), place);
  };
  const shift = (step: number) => (event: MouseEvent<HTMLElement>) => {
    const button = event.currentTarget;
    flushSync(() => onMove(place, place + step));
    button.focus();
  };
  return (
    <Box
      component="li"
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(place))}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      onKeyDown={(event) => moveByArrow(event, (step) => flushSync(() => onMove(place, place + step)))}
      sx={{ ...row, borderColor: isOver ? 'primary.main' : 'divider' }}
    >
      <DragIcon fontSize="small" sx={{ color: 'text.disabled', cursor: 'grab' }} />
      <Typography variant="body2" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {place + 1}. {name}
      </Typography>
      <Button label={`Move ${name} up`} isOff={place === 0} onClick={shift(-1)}>
        <UpIcon fontSize="small" />
      </Button>
      <Button label={`Move ${name} down`} isOff={place === count - 1} onClick={shift(1)}>
        <DownIcon fontSize="small" />
      </Button>
      <Button label={`Remove ${name}`} onClick={onRemove}>
        <RemoveIcon fontSize="small" />
      </Button>
    </Box>
  );
};

const row = {
  display: 'flex',
  alignItems: 'center',
  gap: 0.5,
  paddingX: 1,
  marginBottom: 0.5,
  border: 1,
  borderRadius: 1,
} as const;

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

function moveByArrow(event: KeyboardEvent, move: (step: number) => void): void {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const focused = event.target as HTMLElement;
  move(step);
  focused.focus();
}

type ButtonProps = {
  readonly label: string;
  readonly isOff?: boolean;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly children: ReactNode;
};

/** Stays where the focus is when it has nothing left to do. */
const Button = ({ label, isOff = false, onClick, children }: ButtonProps) => (
  <IconButton
    size="small"
    aria-label={label}
    aria-disabled={isOff}
    onClick={onClick}
    sx={isOff ? { opacity: 0.35 } : {}}
  >
    {children}
  </IconButton>
);
