import { Box } from '@mui/material';
import { Fold } from '../display/Fold.tsx';
import { formatCredits } from '../format/amounts.ts';
import type { PriceLine } from './job.ts';

type Props = { readonly lines: readonly PriceLine[] };

/** How the charge of a closed job came about, line by line. */
export const JobPrice = ({ lines }: Props) =>
  lines.length > 0 && (
    <Fold title="How the charge came about">
      <Box component="ul" sx={{ margin: 0, paddingLeft: 2.5, fontSize: 14 }}>
        {lines.map((line) => (
          <li key={`${line.rule} ${line.component}`}>
            {line.component} by the rule “{line.rule}”: {line.quantity} for {formatCredits(line.credits)} credits
          </li>
        ))}
      </Box>
    </Fold>
  );
