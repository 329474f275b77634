import AddIcon from '@mui/icons-material/Add';
import { Button, ListItemText, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { ruleParts } from './part-names.ts';
import type { RuleForm } from './rule-form.ts';

type Props = { readonly rule: RuleForm; readonly onChange: (rule: RuleForm) => void };

/** Puts a part into a rule that it does not have yet. */
export const AddPart = ({ rule, onChange }: Props) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const add = (next: RuleForm) => {
    setAnchor(null);
    onChange(next);
  };
  return (
    <>
      <Button
        size="small"
        startIcon={<AddIcon />}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        Add a part
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {ruleParts
          .filter(({ isIn }) => !isIn(rule))
          .map(({ name, label, help, addTo }) => (
            <MenuItem key={name} dense onClick={() => add(addTo(rule))}>
              <ListItemText primary={label} secondary={help} />
            </MenuItem>
          ))}
      </Menu>
    </>
  );
};
