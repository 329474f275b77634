import type { Route } from '../../define-route.ts';
import { assignOrganizationBook } from './assign-organization-book.ts';
import { assignTeamBook } from './assign-team-book.ts';
import { createPriceBook } from './create-price-book.ts';
import { createVersion } from './create-version.ts';
import { deleteVersion } from './delete-version.ts';
import { explainPrice } from './explain-price.ts';
import { getPriceBook } from './get-price-book.ts';
import { getVersion } from './get-version.ts';
import { listPriceBooks } from './list-price-books.ts';
import { listVersions } from './list-versions.ts';
import { publishVersion } from './publish-version.ts';
import { simulatePrices } from './simulate-prices.ts';
import { updatePriceBook } from './update-price-book.ts';
import { updateVersion } from './update-version.ts';

/** How operators set prices and see which count. `explain` before the books: it is no book's id. */
export const priceBookRoutes: readonly Route[] = [
  createPriceBook,
  listPriceBooks,
  explainPrice,
  getPriceBook,
  updatePriceBook,
  createVersion,
  listVersions,
  getVersion,
  updateVersion,
  deleteVersion,
  publishVersion,
  simulatePrices,
  assignTeamBook,
  assignOrganizationBook,
];
