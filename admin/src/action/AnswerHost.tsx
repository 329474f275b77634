import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { AnswerContext, type ShownAnswer } from './answer-context.ts';

type Props = { readonly children: ReactNode };

/** Where answers are shown that have to be read, such as a key that is told once. Only its button closes it. */
export const AnswerHost = ({ children }: Props) => {
  const [answer, setAnswer] = useState<ShownAnswer | null>(null);
  const titleId = useId();
  return (
    <AnswerContext value={setAnswer}>
      {children}
      {answer && (
        <Dialog open aria-labelledby={titleId} fullWidth maxWidth="sm">
          <DialogTitle id={titleId}>{answer.title}</DialogTitle>
          <DialogContent>{answer.content}</DialogContent>
          <DialogActions>
            <Button variant="contained" onClick={() => setAnswer(null)} autoFocus>
              Close
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </AnswerContext>
  );
};
