import { EditButton, useRecordContext } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { ActionButton } from '../action/ActionButton.tsx';
import { AssignBook } from './AssignBook.tsx';
import type { PriceBook } from './price-book.ts';

export const BookActions = () => {
  const book = useRecordContext<PriceBook>();
  const mayChange = useMayChange();
  if (!book || !mayChange) return null;
  return (
    <>
      <EditButton />
      <AssignBook book={book} />
      {!book.is_default && (
        <ActionButton
          label="Make default"
          method="PUT"
          path={`/price-books/${encodeURIComponent(book.book_id)}`}
          toBody={() => ({ is_default: true })}
          title={`Make ${book.name} the default book?`}
          explanation="New jobs of every team that has no book of its own, nor its organization, are priced by it from now on. Open jobs keep their prices. The present default book stays and can be made the default again."
          confirm="Make default"
          done="It is the default book now."
        />
      )}
    </>
  );
};
