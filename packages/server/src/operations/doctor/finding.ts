/** One thing that was looked at. */
export interface Finding {
  /** `ok`; `note` may be meant so; `wrong` keeps the server from working, or from keeping a promise. */
  readonly state: "ok" | "note" | "wrong";
  readonly about: string;
  readonly found: string;
  /** One full sentence, where there is something to do. */
  readonly help?: string;
}

export const ok = (about: string, found: string): Finding => ({ state: "ok", about, found });

export const note = (about: string, found: string, help: string): Finding => ({
  state: "note",
  about,
  found,
  help,
});

export const wrong = (about: string, found: string, help: string): Finding => ({
  state: "wrong",
  about,
  found,
  help,
});

/** What an error tells, in one line. */
export function reason(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: string };
  const said = (message || String(error)).replaceAll(/\s+/g, " ");
  return typeof code === "string" && !said.includes(code) ? `${said} (${code})` : said;
}
