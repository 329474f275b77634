import type { StatementView } from '#schemas/statements.ts';
import { type Html, html } from '../html.ts';
import { STATEMENT_STYLE } from './statement-style.ts';

const amounts = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 6 });
const months = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const days = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** A statement as a page to print. */
export function writeStatementHtml(statement: StatementView): string {
  const month = months.format(new Date(statement.from));
  const title = `Statement for ${statement.team_alias}, ${month}`;
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${STATEMENT_STYLE}</style></head>
<body>
<header><p class="issuer">${statement.issuer}</p><h1>Credit statement</h1><p>${month}</p></header>
<dl>
<dt>Customer</dt><dd>${statement.organization_name} (${statement.organization_id})</dd>
<dt>Team</dt><dd>${statement.team_alias} (${statement.team_id})</dd>
<dt>Period</dt><dd>${days.format(new Date(statement.from))} to ${lastDay(statement)}, UTC</dd>
</dl>
${statement.is_final ? null : html`<p class="note">The month is not over: this is how it stands now.</p>`}
${summary(statement)}
${grantTable(statement)}
${lineTable('Jobs charged', statement.charges)}
${lineTable('Refunds', statement.refunds)}
<footer><p>${held(statement)}</p></footer>
</body>
</html>
`;
  return page.text;
}

const amount = (credits: number): string => amounts.format(credits);
const lastDay = ({ to }: StatementView): string => days.format(new Date(Date.parse(to) - 1));

const summary = (statement: StatementView): Html => html`<table>
<caption>Summary</caption>
<thead><tr><th scope="col">Credits</th><th scope="col" class="amount">Amount</th></tr></thead>
<tbody>
${row('Opening balance', statement.opening.credits)}
${row('Added', statement.credits_granted)}
${row('Charged for jobs', -statement.credits_charged)}
${row('Refunded', statement.credits_refunded)}
${row('Expired', -statement.credits_expired)}
</tbody>
<tfoot>${row('Closing balance', statement.closing.credits)}</tfoot>
</table>`;

const row = (name: string, credits: number): Html =>
  html`<tr><th scope="row">${name}</th><td class="amount">${amount(credits === 0 ? 0 : credits)}</td></tr>`;

const grantTable = ({ grants }: StatementView): Html | null =>
  grants.length === 0
    ? null
    : html`<table>
<caption>Credits added</caption>
<thead><tr><th scope="col">Date</th><th scope="col">What</th><th scope="col" class="amount">Credits</th></tr></thead>
<tbody>${grants.map(
        (grant) =>
          html`<tr><td>${days.format(new Date(grant.at))}</td><td>${grant.reason ?? grant.source ?? 'Taken back'}</td><td class="amount">${amount(grant.credits)}</td></tr>`,
      )}</tbody>
</table>`;

const lineTable = (name: string, lines: StatementView['charges']): Html | null =>
  lines.length === 0
    ? null
    : html`<table>
<caption>${name}</caption>
<thead><tr><th scope="col">Kind of job</th><th scope="col" class="amount">Jobs</th><th scope="col" class="amount">Credits</th></tr></thead>
<tbody>${lines.map(
        (line) =>
          html`<tr><td>${line.job_type}</td><td class="amount">${line.jobs}</td><td class="amount">${amount(line.credits)}</td></tr>`,
      )}</tbody>
</table>`;

const held = ({ closing }: StatementView): string =>
  `Of the closing balance ${amount(closing.available)} credits were available and ${amount(closing.held)} set aside for open jobs${
    closing.debt > 0 ? `; ${amount(closing.debt)} were owed` : ''
  }.`;
