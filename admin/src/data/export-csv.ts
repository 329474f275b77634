import { defaultExporter, type Exporter } from 'react-admin';
import { guardCell } from './guard-cell.ts';
import type { Row } from './resource-routes.ts';

/** Hands the records of a list to the browser as a CSV file. */
export const exportCsv: Exporter = (records, related, dataProvider, resource) =>
  defaultExporter(records.map(guardRow) as typeof records, related, dataProvider, resource);

const guardRow = ({ id: _, ...row }: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field,
      guardCell(typeof value === 'object' && value !== null ? JSON.stringify(value) : value),
    ]),
  );
