/** Purposes that a visitor is asked about. What is necessary is not asked. */
export const PURPOSES = ["functional", "personalization", "analytics", "marketing"] as const;
