/** What all routes for who is signed in have in common. */
export const TEAM_ROUTE = {
  access: "team",
  origins: "own",
  dashboard: true,
  limit: { name: "team", calls: 600, seconds: 60 },
  answer: { status: 200 },
} as const;
