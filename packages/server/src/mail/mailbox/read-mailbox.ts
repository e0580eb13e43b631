import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Address, Email } from "postal-mime";

/** A mail of the mailbox, as a list shows it. */
export interface MailSummary {
  /** The file's name without its ending. */
  readonly id: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  /** As its header has it, in milliseconds since 1970. */
  readonly at: number | undefined;
}

/** A whole mail. */
export interface StoredMail extends MailSummary {
  readonly html: string | undefined;
  readonly text: string | undefined;
  /** The file as it is. */
  readonly source: string;
  /** The one address that it is for. */
  readonly recipient: string | undefined;
  /** Where answers go. */
  readonly replyTo: readonly string[];
  /** With its brackets. */
  readonly messageId: string | undefined;
}

const ENDING = ".eml";

/** More are not listed. */
const MOST = 100;

// By path. A list is read anew every few seconds, and mails hardly change.
const known = new Map<string, { readonly changed: number; readonly summary: MailSummary }>();

async function parse(source: Buffer): Promise<Email> {
  const { default: PostalMime } = await import("postal-mime");
  return PostalMime.parse(source);
}

/** The newest mails of a folder, newest first, and how many there are. */
export async function listMails(
  folder: string,
): Promise<{ readonly mails: readonly MailSummary[]; readonly count: number }> {
  const ids = idsIn(folder);
  const newest = ids.slice(-MOST).toReversed();
  const mails = await Promise.all(newest.map((id) => summaryOf(folder, id)));
  return { mails: mails.filter((mail) => mail !== undefined), count: ids.length };
}

/** A mail; nothing where there is none of this id. */
export async function readMail(folder: string, id: string): Promise<StoredMail | undefined> {
  // Only names that the folder itself tells are ever opened.
  if (!idsIn(folder).includes(id)) return undefined;
  const source = readFileSync(pathOf(folder, id));
  const email = await parse(source);
  const { subject = "", from, to = [], replyTo = [], messageId, date, html, text } = email;
  const at = Date.parse(date ?? "");
  return {
    id,
    subject,
    from: shownAddress(from),
    to: to.map(shownAddress).join(", "),
    at: Number.isNaN(at) ? undefined : at,
    html,
    text,
    source: source.toString("utf8"),
    recipient: to[0]?.address,
    replyTo: replyTo.flatMap(({ address }) => address ?? []),
    messageId,
  };
}

/** Deletes all mails of a folder. */
export function clearMails(folder: string): void {
  for (const id of idsIn(folder)) rmSync(pathOf(folder, id), { force: true });
  known.clear();
}

async function summaryOf(folder: string, id: string): Promise<MailSummary | undefined> {
  const path = pathOf(folder, id);
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (changed === undefined) return undefined;
  const before = known.get(path);
  if (before?.changed === changed) return before.summary;
  const mail = await readMail(folder, id);
  if (!mail) return undefined;
  const { subject, from, to, at } = mail;
  const summary = { id, subject, from, to, at };
  known.set(path, { changed, summary });
  return summary;
}

/** Names begin with the time: sorted, the oldest is first. */
function idsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ENDING) && !name.startsWith("."))
      .map((name) => name.slice(0, -ENDING.length))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function pathOf(folder: string, id: string): string {
  return join(folder, id + ENDING);
}

function shownAddress(address: Address | undefined): string {
  if (!address?.address) return address?.name ?? "";
  return address.name ? `${address.name} <${address.address}>` : address.address;
}
