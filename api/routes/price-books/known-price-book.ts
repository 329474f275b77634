import { DomainError } from '#domain/errors.ts';
import type { Database } from '../../../prisma/client.ts';
import { findPriceBook, type PriceBook } from '../../../prisma/repositories/price-books.ts';
import { findVersion, type PriceBookVersion } from '../../../prisma/repositories/price-versions.ts';

/** Throws `not_found`. */
export async function findKnownBook(db: Database, bookId: string): Promise<PriceBook> {
  const book = await findPriceBook(db, bookId);
  if (book) return book;
  throw new DomainError(
    'not_found',
    `There is no price book "${bookId}". Create it with POST /api/price-books/create.`,
  );
}

/** Throws `not_found`. */
export async function findKnownVersion(db: Database, bookId: string, number: number): Promise<PriceBookVersion> {
  await findKnownBook(db, bookId);
  const version = await findVersion(db, bookId, number);
  if (version) return version;
  throw new DomainError(
    'not_found',
    `Price book "${bookId}" has no version ${number}. See GET /api/price-books/${bookId}/versions.`,
  );
}

/** What it means that a version is no draft. */
export const versionIsFinal = (bookId: string, number: number): DomainError =>
  new DomainError(
    'conflict',
    `Version ${number} of price book "${bookId}" is published and never changes. Write a new one with POST /api/price-books/${bookId}/versions.`,
  );
