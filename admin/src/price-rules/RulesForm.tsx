import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { AddRule } from './AddRule.tsx';
import { type Problems, problemsUnder } from './problems-under.ts';
import { RuleCard } from './RuleCard.tsx';
import type { RuleForm } from './rule-form.ts';

type Props = {
  readonly rules: readonly RuleForm[];
  readonly problems: Problems;
  readonly onChange: (rules: readonly RuleForm[]) => void;
};

/** All rules of a version, each in a card that opens. */
export const RulesForm = ({ rules, problems, onChange }: Props) => {
  const [open, setOpen] = useState<number | null>(rules.length === 1 ? 0 : null);
  return (
    <Box>
      {rules.map((rule, place) => (
        <RuleCard
          key={place}
          rule={rule}
          problems={problemsUnder(problems, `rules.${place}`)}
          isOpen={open === place}
          onToggle={() => setOpen(open === place ? null : place)}
          onChange={(changed) => onChange(rules.with(place, changed))}
          onRemove={() => {
            setOpen(null);
            onChange(rules.toSpliced(place, 1));
          }}
        />
      ))}
      <Typography variant="body2" sx={{ color: 'text.secondary', marginY: 1 }}>
        The most specific rule that matches counts: one for the team before one for its organization, an alias or a job
        type.
      </Typography>
      <AddRule
        rules={rules}
        onAdd={(rule) => {
          setOpen(rules.length);
          onChange([...rules, rule]);
        }}
      />
    </Box>
  );
};
