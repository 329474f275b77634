import type { z } from 'zod';
import type { priceBookView, priceVersionList, priceVersionView } from '#schemas/price-books.ts';

export type PriceBook = z.output<typeof priceBookView> & { readonly id: string };

export type PriceVersion = z.output<typeof priceVersionView>;

export type PriceVersions = z.output<typeof priceVersionList>;
