import { dirname, join } from "node:path";
import { problem, type ReadConfig, StagelightError } from "@stagelight/core/config";
import { z } from "zod";

/** How mail leaves the server. */
export type MailWay =
  /** Through an SMTP server. */
  | { readonly by: "smtp"; readonly smtp: SmtpServer }
  /** In development: as files into this folder, an absolute path. Nothing is sent. */
  | { readonly by: "folder"; readonly folder: string }
  /** Not at all: no mail is configured. */
  | { readonly by: "nothing" };

/** What `SMTP_URL` says. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** Whether TLS begins with the connection, as with `smtps:`. */
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
}

/** The ports of RFC 6409 and RFC 8314. */
const PORTS = { "smtp:": 587, "smtps:": 465 } as const;

/** Schema of `SMTP_URL`; what is wrong with one is told without its password. */
export const smtpSchema = z.string().transform((text, context): SmtpServer => {
  const url = URL.parse(text);
  const wrong = whatIsWrong(url);
  if (!url || wrong !== undefined) {
    context.addIssue(
      problem([], {
        expected: '"smtps://" or "smtp://", then user and password, and a host',
        found: wrong ?? "a text that is no address",
        help: 'Write it like "smtps://user:password@smtp.example.com" (TLS from the start, port 465) or "smtp://user:password@smtp.example.com:587" (STARTTLS); what is special in a password as %40.',
      }),
    );
    return z.NEVER;
  }
  const secure = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? PORTS[secure ? "smtps:" : "smtp:"] : Number(url.port),
    secure,
    ...(url.username !== "" && {
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    }),
  };
});

function whatIsWrong(url: URL | null): string | undefined {
  if (!url) return undefined;
  if (url.protocol !== "smtp:" && url.protocol !== "smtps:") {
    return `an address that begins with "${url.protocol}"`;
  }
  if (url.hostname === "") return "an address without a host";
  if ((url.pathname !== "" && url.pathname !== "/") || url.search !== "" || url.hash !== "") {
    return "something behind the host";
  }
  if ((url.username === "") !== (url.password === "")) return "a user or a password alone";
  if (/%(?![0-9a-f]{2})/i.test(url.username + url.password)) return "a % that is not written %25";
  return undefined;
}

/** Schema of `PUBLIC_URL`: where the server is reached, when neither `server.url` nor `site.url` is it. */
export const publicUrlSchema = z
  .string()
  .regex(/^https?:\/\/[^\s/?#@]+\/?$/, 'scheme and host alone, such as "https://shop.nuri.example"')
  .refine(URL.canParse, "an address")
  .transform((text) => new URL(text).origin);

/**
 * How mail leaves.
 *
 * @param file the SQLite file, absolute: a mailbox lies beside it, so that two databases never share one
 * @param folder the folder of the config
 */
export function mailWay(
  smtp: SmtpServer | undefined,
  {
    development,
    file,
    folder,
  }: {
    readonly development: boolean;
    readonly file: string | undefined;
    readonly folder: string;
  },
): MailWay {
  if (smtp) return { by: "smtp", smtp };
  if (!development) return { by: "nothing" };
  const beside = file === undefined ? join(folder, ".stagelight") : dirname(file);
  return { by: "folder", folder: join(beside, "mailbox") };
}

/**
 * Refuses to begin what cannot be done.
 *
 * @throws StagelightError `settings-invalid` when mails are configured that nothing can send
 */
export function checkMail(
  config: Pick<ReadConfig, "mail" | "newsletter" | "review" | "chat">,
  { by }: MailWay,
): void {
  const cause = causeOfMail(config);
  if (by !== "nothing" || cause === undefined) return;
  throw new StagelightError("settings-invalid", "The server cannot start with these settings.", [
    {
      path: "SMTP_URL",
      expected: `the address of an SMTP server, since ${cause}`,
      found: "nothing",
      help: 'Put it into the server\'s environment, like "smtps://user:password@smtp.example.com", or remove the mails from stagelight.config.ts. On your own machine, NODE_ENV=development collects mails in a folder instead, beside the database.',
    },
  ]);
}

/** What of a config sends mail, as it is told; nothing where nothing does. */
export function causeOfMail({
  mail,
  newsletter,
  review,
  chat,
}: Pick<ReadConfig, "mail" | "newsletter" | "review" | "chat">): string | undefined {
  if (mail.lifecycle.length > 0) return "mail.lifecycle has mails";
  if (newsletter) return "the newsletter asks people by mail";
  if (review?.ask) return "review.ask writes to customers";
  return chat?.mail ? "chat.mail answers visitors" : undefined;
}
