import AddIcon from '@mui/icons-material/Add';
import { Button, ListItemText, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { type RuleForm, toRuleForm } from './rule-form.ts';
import { ruleKinds } from './rule-kinds.ts';

type Props = { readonly rules: readonly RuleForm[]; readonly onAdd: (rule: RuleForm) => void };

/** Begins a rule as one of the usual kinds; its parts may be changed afterwards. */
export const AddRule = ({ rules, onAdd }: Props) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const add = (start: (typeof ruleKinds)[number]['start']) => {
    setAnchor(null);
    onAdd(toRuleForm({ ...start, name: freeName(rules) }));
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<AddIcon />}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        Add a rule
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {ruleKinds.map(({ label, help, start }) => (
          <MenuItem key={label} dense onClick={() => add(start)}>
            <ListItemText primary={label} secondary={help} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

function freeName(rules: readonly RuleForm[]): string {
  const taken = new Set(rules.map(({ name }) => name));
  for (let number = rules.length + 1; ; number += 1) if (!taken.has(`rule-${number}`)) return `rule-${number}`;
}
