import { statementQuery, statementReply } from '#schemas/statements.ts';
import { teamParams } from '#schemas/teams.ts';
import { readStatement } from '../../../prisma/repositories/statements.ts';
import { CSV_TYPE } from '../../csv.ts';
import { defineRoute } from '../../define-route.ts';
import { invalid } from '../../invalid.ts';
import { assertMayRead } from '../../own-team.ts';
import { writeStatementCsv } from '../../statements/write-statement-csv.ts';
import { writeStatementHtml } from '../../statements/write-statement-html.ts';
import { TextDocument } from '../../text-document.ts';
import { viewStatement } from '../../views/statement.ts';
import { findKnownOrganization } from '../organizations/known-organization.ts';
import { findAnyTeam } from '../teams/living-team.ts';

export const getStatement = defineRoute({
  method: 'get',
  path: '/api/teams/:team_id/statement',
  summary: "A team's month in credits, as JSON, as a table or as a page to print; it may go to the customer",
  tag: 'Statistics',
  access: 'team_or_viewer',
  params: teamParams,
  query: statementQuery,
  reply: statementReply,
  documents: ['text/csv', 'text/html'],
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, query: { month, format }, caller }, { db, companyName }) {
    assertMayRead(caller, teamId);
    const team = await findAnyTeam(db, teamId);
    const now = new Date();
    if (month.from > now) throw invalid('month', 'has not begun yet');
    const [{ name }, statement] = await Promise.all([
      findKnownOrganization(db, team.organizationId),
      readStatement(db, teamId, month),
    ]);
    const whole = {
      ...{ team_id: teamId, team_alias: team.name, organization_id: team.organizationId, organization_name: name },
      issuer: companyName,
      month: month.name,
      from: month.from,
      to: month.to,
      is_final: month.to <= now,
      ...viewStatement(statement),
    };
    if (format === 'json') return whole;
    const shown = statementReply.parse(whole);
    const file = `statement-${teamId}-${month.name}.csv`;
    return format === 'csv'
      ? new TextDocument(CSV_TYPE, writeStatementCsv(shown), file)
      : new TextDocument('text/html; charset=utf-8', writeStatementHtml(shown));
  },
});
