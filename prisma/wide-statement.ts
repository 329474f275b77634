import type pg from 'pg';

const PATIENCE_MS = 30 * 60_000;

/** A statement over many rows: it may take longer than others before it counts as lost. */
export const wideStatement = (text: string, values: unknown[]): pg.QueryConfig => {
  const patient = { query_timeout: PATIENCE_MS };
  return { ...patient, text, values };
};
