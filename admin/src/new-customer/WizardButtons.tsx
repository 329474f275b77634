import { Button, Stack } from '@mui/material';
import { useFormState } from 'react-hook-form';

type Props = { readonly place: number; readonly isLast: boolean; readonly onBack: () => void };

export const WizardButtons = ({ place, isLast, onBack }: Props) => {
  const { isSubmitting } = useFormState();
  return (
    <Stack direction="row" sx={{ justifyContent: 'space-between' }}>
      <Button onClick={onBack} disabled={place === 0 || isSubmitting}>
        Back
      </Button>
      <Button type="submit" variant="contained" loading={isSubmitting}>
        {isLast ? 'Create team' : 'Continue'}
      </Button>
    </Stack>
  );
};
