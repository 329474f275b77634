import ExpandIcon from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Box, Button, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { WrittenRule } from '#schemas/price-books.ts';
import { StatusChip } from '../display/StatusChip.tsx';
import { AddPart } from './AddPart.tsx';
import { AmountParts } from './AmountParts.tsx';
import { MatchFields } from './MatchFields.tsx';
import { OtherParts } from './OtherParts.tsx';
import type { Problems } from './problems-under.ts';
import { RuleSummary } from './RuleSummary.tsx';
import { RuleText } from './RuleText.tsx';
import { fromRuleForm, type RuleForm } from './rule-form.ts';
import { UnfinishedFields } from './UnfinishedFields.tsx';

type Props = {
  readonly rule: RuleForm;
  readonly problems: Problems;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChange: (rule: RuleForm) => void;
  readonly onRemove: () => void;
};

/** One rule: in words while it is closed, in fields while it is open. */
export const RuleCard = ({ rule, problems, isOpen, onToggle, onChange, onRemove }: Props) => {
  const count = Object.keys(problems).length;
  const parts = { rule, problems, onChange };
  return (
    <Accordion
      expanded={isOpen}
      onChange={onToggle}
      disableGutters
      variant="outlined"
      slotProps={{ transition: { unmountOnExit: true, timeout: 0 } }}
    >
      <AccordionSummary expandIcon={<ExpandIcon />}>
        <Stack direction="row" sx={{ gap: 1, alignItems: 'start', minWidth: 0 }}>
          <RuleSummary rule={fromRuleForm(rule) as WrittenRule} />
          {count > 0 && <StatusChip tone="error" label={count === 1 ? '1 problem' : `${count} problems`} />}
        </Stack>
      </AccordionSummary>
      <AccordionDetails sx={{ borderTop: 1, borderColor: 'divider' }}>
        <Part title="For">
          <RuleText
            label="Name"
            value={rule.name}
            onChange={(name) => onChange({ ...rule, name })}
            help="Month quantities are counted under it"
            problem={problems['name']}
          />
          <MatchFields match={rule.match} problems={problems} onChange={(match) => onChange({ ...rule, match })} />
        </Part>
        <Part title="Price: all parts are added up">
          <AmountParts {...parts} />
          <OtherParts {...parts} />
        </Part>
        <AddPart rule={rule} onChange={onChange} />
        <Part title="When it is not completed">
          <UnfinishedFields {...parts} />
        </Part>
        <Button color="error" size="small" onClick={onRemove}>
          Take out this rule
        </Button>
      </AccordionDetails>
    </Accordion>
  );
};

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Box sx={{ marginBottom: 1 }}>
    <Typography variant="overline" component="h3" sx={{ color: 'text.secondary' }}>
      {title}
    </Typography>
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 250px), 1fr))' }}>
      {children}
    </Box>
  </Box>
);
