import { execFile, execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, expect, it } from "vitest";
import { smtpSink } from "../fakes/smtp-sink.ts";
import { serverFolder } from "../kit/stagelight-server.ts";

const BIN = fileURLToPath(new URL("../../packages/server/bin/stagelight.js", import.meta.url));
/** On this machine, but by its address like any other. */
const ELSEWHERE = "127.0.0.2";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

/** A certificate for the address, signed by itself. */
function certificateIn(folder: string) {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const made = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mail -addext subjectAltName=IP:${ELSEWHERE}`;
  execFileSync("openssl", [...made.split(" "), "-keyout", key, "-out", cert], { stdio: "ignore" });
  return { file: cert, key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
}

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

it.skipIf(!hasOpenssl).each([
  ["starttls", "smtp"],
  ["from the start", "smtps"],
] as const)(
  "mail goes to a server with a certificate of the site's own, %s (needs openssl)",
  async (tls, scheme) => {
    const site = await serverFolder({ config: { mail: { from: "hello@shop.example" } } });
    undo.push(() => site.remove());
    const { file, ...certificate } = certificateIn(site.path);
    const sink = await smtpSink({
      host: ELSEWHERE,
      tls,
      certificate,
      user: "nuri",
      password: "canary",
    });
    undo.push(() => sink.close());
    const env = {
      ...process.env,
      STAGELIGHT_SECRET: site.secret,
      DATABASE_URL: site.database,
      SMTP_URL: `${scheme}://nuri:canary@${ELSEWHERE}:${sink.port}`,
      NO_COLOR: "1",
    };
    const send = (more: object) =>
      promisify(execFile)(process.execPath, [BIN, "mail", "test", "mina@tea.example"], {
        cwd: site.path,
        env: { ...env, ...more },
      });
    await expect(send({})).rejects.toMatchObject({ code: 1 });
    expect(sink.mails).toEqual([]);
    await send({ NODE_EXTRA_CA_CERTS: file });
    expect(sink.mails).toMatchObject([{ to: ["mina@tea.example"], secure: true }]);
  },
);
