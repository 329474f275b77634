import CheckIcon from '@mui/icons-material/Check';
import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';

type Props = { readonly text: string; readonly label: string };

/** Puts a text into the clipboard. */
export const CopyButton = ({ text, label }: Props) => {
  const notify = useNotify();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      notify('The browser does not allow copying here. Select the text and copy it by hand.', { type: 'warning' });
    }
  };
  return (
    <Button size="small" startIcon={isCopied ? <CheckIcon /> : <ContentCopyIcon />} onClick={() => void copy()}>
      {isCopied ? 'Copied' : label}
    </Button>
  );
};
