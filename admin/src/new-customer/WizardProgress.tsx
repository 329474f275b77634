import { Box, Step, StepLabel, Stepper, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { wizardSteps } from './wizard-steps.tsx';

type Props = { readonly place: number };

/** Where one is. A new step is read out, and the keyboard begins there. */
export const WizardProgress = ({ place }: Props) => {
  const isNarrow = useIsNarrow();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current !== place) heading.current?.focus();
    shown.current = place;
  }, [place]);
  return (
    <Box>
      {!isNarrow && (
        <Stepper activeStep={place} sx={{ marginBottom: 2 }}>
          {wizardSteps.map(({ title }) => (
            <Step key={title}>
              <StepLabel>{title}</StepLabel>
            </Step>
          ))}
        </Stepper>
      )}
      <Typography ref={heading} variant="h6" component="h2" tabIndex={-1} sx={{ outline: 'none' }}>
        {isNarrow && `${place + 1} of ${wizardSteps.length}: `}
        {wizardSteps[place]?.title}
      </Typography>
    </Box>
  );
};
