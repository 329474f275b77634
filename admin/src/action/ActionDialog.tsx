import { Alert, Dialog, DialogContent, DialogContentText, DialogTitle, Stack } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { Form } from 'react-admin';
import { ApiError } from '../api/api-error.ts';
import type { Row } from '../data/resource-routes.ts';
import { ActionButtons } from './ActionButtons.tsx';
import type { Action, ActionWords } from './action.ts';
import { useShowAnswer } from './answer-context.ts';
import { useAction } from './use-action.ts';

type Props<T> = Action<T> &
  ActionWords & {
    readonly children?: ReactNode;
    readonly defaults?: Row;
    readonly showAnswer?: (answer: T) => ReactNode;
    readonly onDone?: (answer: T) => void;
    readonly onClose: () => void;
  };

const nothing: Row = {};

/** Says what will happen, takes what has to be said, and shows what the API refuses beside the field it means. */
export const ActionDialog = <T extends object>(props: Props<T>) => {
  const { title, explanation, confirm, isDangerous = false, children, defaults = nothing } = props;
  const { showAnswer, onDone, onClose } = props;
  const titleId = useId();
  const act = useAction<T>(props);
  const show = useShowAnswer();
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (fields: Row) => {
    setProblem(null);
    try {
      const answer = await act(fields);
      if (showAnswer) show({ title, content: showAnswer(answer) });
      onDone?.(answer);
      onClose();
      return undefined;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return error instanceof ApiError ? error.body.errors : undefined;
    }
  };

  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <Form onSubmit={submit} record={defaults} sanitizeEmptyValues disableInvalidFormNotification>
        <DialogContent sx={{ paddingTop: 0 }}>
          <Stack sx={{ gap: 1 }}>
            <DialogContentText component="div">{explanation}</DialogContentText>
            {children}
            {problem && <Alert severity="error">{problem}</Alert>}
          </Stack>
        </DialogContent>
        <ActionButtons confirm={confirm} isDangerous={isDangerous} onClose={onClose} />
      </Form>
    </Dialog>
  );
};
