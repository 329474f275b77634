import { ActionButton } from '../action/ActionButton.tsx';
import { PriceBookInput } from './PriceBookInput.tsx';

type Props = {
  /** Where the choice is PUT. */
  readonly path: string;
  readonly current: string | null;
  /** What counts when none is chosen. */
  readonly without: string;
  readonly explanation: string;
};

/** Chooses the price book of a team or an organization. */
export const AssignPriceBook = ({ path, current, without, explanation }: Props) => (
  <ActionButton<{ price_book_id: string | null }>
    label="Change"
    ariaLabel="Change the price book"
    method="PUT"
    path={path}
    title="Change the price book?"
    explanation={explanation}
    confirm="Change price book"
    defaults={{ price_book_id: current }}
    toBody={({ price_book_id: book }) => ({ price_book_id: book || null })}
    done={({ price_book_id: book }) => `New jobs are priced by ${book ?? without.toLowerCase()}.`}
  >
    <PriceBookInput without={without} />
  </ActionButton>
);
