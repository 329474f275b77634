import { nanoToUsd, nanoUsd } from '#domain/money.ts';
import type { PriceBook } from '../../prisma/repositories/price-books.ts';
import type { PriceBookVersion } from '../../prisma/repositories/price-versions.ts';

export const viewPriceBook = (book: PriceBook) => ({
  book_id: book.id,
  name: book.name,
  description: book.description,
  is_default: book.isDefault,
  created_at: book.createdAt,
});

export const viewPriceVersion = (version: PriceBookVersion) => ({
  book_id: version.bookId,
  number: version.number,
  status: version.status as 'draft' | 'published',
  effective_from: version.effectiveFrom,
  credit_value_usd: nanoToUsd(nanoUsd(version.creditValueNanoUsd)),
  rules: version.rules as Record<string, unknown>[],
  note: version.note,
  created_at: version.createdAt,
  published_at: version.publishedAt,
});
