import { SelectInput } from 'react-admin';
import type { z } from 'zod';
import type { priceBookList } from '#schemas/price-books.ts';
import { useApi } from '../data/use-api.ts';

type Props = { readonly without: string };

/** One of the price books there are, or none. */
export const PriceBookInput = ({ without }: Props) => {
  const { data, isPending } = useApi<z.output<typeof priceBookList>>('/price-books', { query: { limit: 1000 } });
  const choices = (data?.price_books ?? []).map(({ book_id: id, name }) => ({ id, name: `${name} (${id})` }));
  return (
    <SelectInput
      source="price_book_id"
      label="Price book"
      choices={choices}
      isPending={isPending}
      emptyText={without}
    />
  );
};
