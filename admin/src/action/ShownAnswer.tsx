import { Button, DialogActions, DialogContent } from '@mui/material';
import type { ReactNode } from 'react';

type Props = { readonly children: ReactNode; readonly onClose: () => void };

/** What an action answered, until it has been read. */
export const ShownAnswer = ({ children, onClose }: Props) => (
  <>
    <DialogContent>{children}</DialogContent>
    <DialogActions>
      <Button variant="contained" onClick={onClose}>
        Close
      </Button>
    </DialogActions>
  </>
);
