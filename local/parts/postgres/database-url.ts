/** The one user and database of an embedded Postgres, which listens on this machine only. */
export const USER = 'postgres';
export const PASSWORD = 'postgres';
export const DATABASE = 'saas';

export const databaseUrl = (port: number, database = DATABASE): string =>
  `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;
