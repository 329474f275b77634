import { Box, Button, TextField, Typography } from '@mui/material';
import { useRef } from 'react';
import type { TextProblem } from './rules-text.ts';

type Props = {
  readonly text: string;
  readonly problems: readonly TextProblem[];
  /** Nothing can be changed without. */
  readonly onChange?: (text: string) => void;
};

/** The rules as the API has them. What is wrong leads to its line. */
export const RulesJson = ({ text, problems, onChange }: Props) => {
  const input = useRef<HTMLTextAreaElement>(null);
  const goTo = (line: number) => {
    const lines = text.split('\n');
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    input.current?.focus();
    input.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  };
  return (
    <Box>
      <TextField
        label="Rules as JSON"
        multiline
        minRows={8}
        maxRows={32}
        value={text}
        inputRef={input}
        onChange={({ target }) => onChange?.(target.value)}
        error={problems.length > 0}
        slotProps={{ htmlInput: { spellCheck: false, readOnly: onChange === undefined } }}
        sx={{ '& textarea': { fontFamily: 'monospace', fontSize: 13, lineHeight: 1.5 } }}
      />
      {problems.map(({ line, message }) => (
        <Typography key={`${line} ${message}`} variant="body2" sx={{ color: 'error.main' }}>
          <Button size="small" color="error" onClick={() => goTo(line)}>
            Line {line}
          </Button>{' '}
          {message}
        </Typography>
      ))}
    </Box>
  );
};
