import { assignedTeamBook, assignPriceBookBody } from '#schemas/price-books.ts';
import { teamParams } from '#schemas/teams.ts';
import { assignTeamBook as storeBook } from '../../../prisma/repositories/price-books.ts';
import { defineRoute } from '../../define-route.ts';
import { findLivingTeam } from '../teams/living-team.ts';
import { findKnownBook } from './known-price-book.ts';

export const assignTeamBook = defineRoute({
  method: 'put',
  path: '/api/teams/:team_id/price-book',
  summary: 'Set the price book of a team’s new jobs. Open jobs keep their prices',
  tag: 'Pricing',
  access: 'admin',
  params: teamParams,
  body: assignPriceBookBody,
  reply: assignedTeamBook,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { team_id: teamId }, body: { price_book_id: bookId } }, { db }) {
    await findLivingTeam(db, teamId);
    if (bookId !== null) await findKnownBook(db, bookId);
    await storeBook(db, teamId, bookId);
    return { team_id: teamId, price_book_id: bookId };
  },
});
