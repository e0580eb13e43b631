import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { SmtpSink } from "../../fakes/smtp-sink.ts";
import type { ServerFolder } from "../../kit/stagelight-server.ts";
import { type Caller, spelled } from "./sign-ups.ts";

const PROGRAM = fileURLToPath(
  new URL("../../../packages/server/bin/stagelight.js", import.meta.url),
);
const run = promisify(execFile);

/** Opens links whose time is over, and asks for new ones by the button of their page. */
export async function recoverExpired(
  caller: Caller,
  _site: ServerFolder,
  { mails }: SmtpSink,
): Promise<void> {
  const tokens = mails.slice(0, 5).flatMap(({ raw }) => {
    const [, token] =
      /newsletter\/confirm\?t=(?:3D)?([\w.-]+)/.exec(raw.replaceAll("=\r\n", "")) ?? [];
    return token === undefined ? [] : [token];
  });
  if (tokens.length === 0) throw new Error("No mail has a link.");
  for (const token of tokens) {
    const query = new URLSearchParams({ t: token }).toString();
    await caller.call(`v1/newsletter/confirm?${query}`, {});
    const again = await caller.post(`v1/newsletter/resend?${query}`, {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "",
    });
    if (again.status !== 200) throw new Error(`A new link was answered with ${again.status}.`);
  }
}

/** Imports every mailbox in yet another spelling. */
export async function importEverybody(site: ServerFolder, mailboxes: number): Promise<void> {
  const file = join(site.path, "people.csv");
  const rows = Array.from({ length: mailboxes }, (_, each) => spelled(each, Math.random).address);
  await writeFile(file, ["email", ...rows, ""].join("\n"));
  await run(
    process.execPath,
    [PROGRAM, "newsletter", "import", file, "--confirmed", "--proof", "a proof", "--yes"],
    {
      cwd: site.path,
      env: {
        ...process.env,
        NODE_ENV: "development",
        DATABASE_URL: site.database,
        STAGELIGHT_SECRET: site.secret,
      },
    },
  );
}
