import { Button, DialogActions } from '@mui/material';
import { useFormState } from 'react-hook-form';

type Props = { readonly confirm: string; readonly isDangerous: boolean; readonly onClose: () => void };

export const ActionButtons = ({ confirm, isDangerous, onClose }: Props) => {
  const { isSubmitting } = useFormState();
  return (
    <DialogActions>
      <Button onClick={onClose} disabled={isSubmitting}>
        Keep as it is
      </Button>
      <Button type="submit" variant="contained" color={isDangerous ? 'error' : 'primary'} loading={isSubmitting}>
        {confirm}
      </Button>
    </DialogActions>
  );
};
