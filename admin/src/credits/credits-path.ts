export const creditsPath = (teamId: string, action: string): string =>
  `/credits/teams/${encodeURIComponent(teamId)}/${action}`;
