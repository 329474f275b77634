import BookIcon from '@mui/icons-material/MenuBookOutlined';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';
import type { PriceBook, PriceVersion } from './price-book.ts';

export const priceBooks: ResourceDefinition = {
  name: 'price-books',
  label: 'Price books',
  icon: BookIcon,
  list: lazyPage(() => import('./PriceBookList.tsx'), 'PriceBookList'),
  show: lazyPage(() => import('./PriceBookShow.tsx'), 'PriceBookShow'),
  create: lazyPage(() => import('./PriceBookCreate.tsx'), 'PriceBookCreate'),
  edit: lazyPage(() => import('./PriceBookEdit.tsx'), 'PriceBookEdit'),
  recordRepresentation: (book: PriceBook) => book.name,
  routes: {
    id: ['book_id'],
    list: '/price-books',
    rows: 'price_books',
    sorts: ['name', 'created_at'],
    hasCsv: true,
    searchIn: ['book_id', 'name'],
    one: '/price-books/:book_id',
    create: { path: '/price-books/create', fields: ['book_id', 'name', 'description'] },
    update: { path: '/price-books/:book_id', method: 'PUT', fields: ['name', 'description'] },
  },
};

/** Has pages, and no place in the menu: versions are reached by their book. */
export const priceVersions: ResourceDefinition = {
  name: 'price-versions',
  label: 'Price versions',
  show: lazyPage(() => import('../price-versions/PriceVersionShow.tsx'), 'PriceVersionShow'),
  recordRepresentation: ({ book_id, number }: PriceVersion) => `${book_id}, version ${number}`,
  routes: { id: ['book_id', 'number'], one: '/price-books/:book_id/versions/:number' },
};
