import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRedirect } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { useAction } from '../action/use-action.ts';
import type { PriceVersion } from './price-book.ts';

type Props = {
  readonly bookId: string;
  /** What it begins as; one fixed price when there is none. */
  readonly from: Pick<PriceVersion, 'number' | 'credit_value_usd' | 'rules'> | undefined;
};

const first = { credit_value_usd: 0.1, rules: [{ name: 'standard', per_job: 1 }] };

/** Writes a draft like another version, and goes to it. Nothing counts before it is published. */
export const NewDraft = ({ bookId, from }: Props) => {
  const [isPending, setIsPending] = useState(false);
  const mayChange = useMayChange();
  const redirect = useRedirect();
  const notify = useNotify();
  const write = useAction<PriceVersion>({
    method: 'POST',
    path: `/price-books/${encodeURIComponent(bookId)}/versions`,
    toBody: () => {
      const { credit_value_usd, rules } = from ?? first;
      return { credit_value_usd, rules, note: from ? `From version ${from.number}` : '' };
    },
    done: 'The draft is written. It counts for nobody yet.',
  });
  const begin = async () => {
    setIsPending(true);
    try {
      const { number } = await write({});
      redirect('show', 'price-versions', `${bookId}~${number}`);
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' });
    } finally {
      setIsPending(false);
    }
  };
  return (
    mayChange && (
      <Button variant="outlined" size="small" onClick={() => void begin()} loading={isPending}>
        {from ? `New draft from version ${from.number}` : 'New draft'}
      </Button>
    )
  );
};
