import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useEffect } from 'react';
import { useBlocker } from 'react-admin';

type Props = { readonly isActive: boolean };

/** Asks before a page is left whose changes are not saved. */
export const UnsavedGuard = ({ isActive }: Props) => {
  const blocker = useBlocker(isActive);
  useEffect(() => {
    if (!isActive) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isActive]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog open onClose={() => blocker.reset()} aria-labelledby="unsaved">
      <DialogTitle id="unsaved">Leave without saving?</DialogTitle>
      <DialogContent>
        <DialogContentText>What you changed in this draft is lost.</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => blocker.reset()}>Stay</Button>
        <Button color="error" onClick={() => blocker.proceed()}>
          Leave
        </Button>
      </DialogActions>
    </Dialog>
  );
};
