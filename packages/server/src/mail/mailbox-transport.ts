import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MailSender } from "./smtp.ts";
import { rawLetter } from "./smtp.ts";

/**
 * Puts letters into a folder in place of sending them: what development does without `SMTP_URL`. Each
 * is a file, called by its time and its job: `2026-11-22T08-00-00-000Z-<uid>.eml`. A mail that is
 * tried again takes the place of the first try.
 *
 * @param folder an absolute path; made when the first letter comes
 */
export function openMailbox(folder: string): MailSender {
  return {
    async send(letter) {
      const raw = await rawLetter(letter);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, ".gitignore"), "*\n");
      const [uid = ""] = letter.messageId.slice(1).split("@");
      const name = `${letter.date.toISOString().replaceAll(/[:.]/g, "-")}-${uid}.eml`;
      const draft = join(folder, `.${name}`);
      try {
        writeFileSync(draft, raw);
        // Whoever looks into the folder sees whole letters only.
        renameSync(draft, join(folder, name));
      } finally {
        rmSync(draft, { force: true });
      }
    },
    close() {},
  };
}
