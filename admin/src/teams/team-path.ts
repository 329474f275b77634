/** A route of one team, `/teams/acme/suspend`. */
export const teamPath = (teamId: string, rest = ''): string => `/teams/${encodeURIComponent(teamId)}${rest}`;
