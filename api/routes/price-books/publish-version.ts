import { priceVersionParams, priceVersionView, publishVersionBody } from '#schemas/price-books.ts';
import { publishDraft } from '../../../prisma/repositories/price-versions.ts';
import { defineRoute } from '../../define-route.ts';
import { invalid } from '../../invalid.ts';
import { viewPriceVersion } from '../../views/price-book.ts';
import { findKnownVersion, versionIsFinal } from './known-price-book.ts';

export const publishVersion = defineRoute({
  method: 'post',
  path: '/api/price-books/:book_id/versions/:number/publish',
  summary: 'Publish a draft: it counts for jobs created from effective_from on, and never changes again',
  tag: 'Pricing',
  access: 'admin',
  params: priceVersionParams,
  body: publishVersionBody,
  reply: priceVersionView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { book_id: bookId, number }, body: { effective_from: effectiveFrom } }, { db }) {
    await findKnownVersion(db, bookId, number);
    if (effectiveFrom && effectiveFrom.getTime() < Date.now())
      throw invalid('effective_from', 'must not be in the past: leave it out for now');
    if (!(await publishDraft(db, bookId, number, effectiveFrom))) throw versionIsFinal(bookId, number);
    return viewPriceVersion(await findKnownVersion(db, bookId, number));
  },
});
