import { Button } from '@mui/material';
import { useState } from 'react';
import { AutocompleteInput, RadioButtonGroupInput, ReferenceInput, required } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ActionDialog } from '../action/ActionDialog.tsx';
import type { Row } from '../data/resource-routes.ts';
import type { PriceBook } from './price-book.ts';

type Props = { readonly book: PriceBook };

const searchByName = (q: string) => ({ q });

const whomChoices = [
  { id: 'teams', name: 'A team' },
  { id: 'organizations', name: 'An organization: all its teams without a book of their own' },
];

/** Gives the book to a team or an organization. */
export const AssignBook = ({ book }: Props) => {
  const [isOpen, setIsOpen] = useState(false);
  const [whom, setWhom] = useState<Row>({ to: 'teams' });
  return (
    <>
      <Button size="small" onClick={() => setIsOpen(true)}>
        Give to…
      </Button>
      {isOpen && (
        <ActionDialog
          method="PUT"
          path={`/${whom['to']}/${encodeURIComponent(String(whom['id'] ?? ''))}/price-book`}
          toBody={() => ({ price_book_id: book.book_id })}
          title={`Give ${book.name} to`}
          explanation="New jobs are priced by this book from now on; open jobs keep their prices. A book without a version in effect is passed over for the default book."
          confirm="Give book"
          done="The book is given."
          defaults={{ to: 'teams' }}
          onClose={() => setIsOpen(false)}
        >
          <WhomInputs onChange={setWhom} />
        </ActionDialog>
      )}
    </>
  );
};

const WhomInputs = ({ onChange }: { readonly onChange: (whom: Row) => void }) => {
  const to = String(useWatch({ name: 'to' }) ?? 'teams');
  const tell = (id: unknown) => onChange({ to, id });
  return (
    <>
      <RadioButtonGroupInput source="to" label="Whom" choices={whomChoices} helperText={false} />
      {to === 'teams' ? (
        <ReferenceInput source="team_id" reference="teams">
          <AutocompleteInput label="Team" filterToQuery={searchByName} validate={required()} onChange={tell} />
        </ReferenceInput>
      ) : (
        <ReferenceInput source="organization_id" reference="organizations">
          <AutocompleteInput label="Organization" filterToQuery={searchByName} validate={required()} onChange={tell} />
        </ReferenceInput>
      )}
    </>
  );
};
