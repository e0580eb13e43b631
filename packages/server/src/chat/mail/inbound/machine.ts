import { headerOf, type InboundMail } from "./inbound-mail.ts";

/** Why a mail is nobody's answer. */
export type Machine = "auto-reply" | "bounce" | "list" | "loop" | "no-sender";

/** Headers by which programs say that they have answered. */
const AUTO_HEADERS = [
  "x-autoreply",
  "x-autorespond",
  "x-autoresponder",
  "x-auto-reply",
  "x-mail-autoreply",
  "x-ms-exchange-inbox-rules-loop",
];

const PROGRAMS =
  /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo)([+=-]|@)/i;

/**
 * Whether a program has written a mail: a note that somebody is on holiday, a bounce, a list, or this
 * server itself. If it became a message, two machines could write to each other for ever (RFC 3834).
 *
 * @param own addresses that this server sends from
 */
export function machineOf(mail: InboundMail, own: readonly string[]): Machine | undefined {
  const value = (name: string): string => headerOf(mail, name)?.trim().toLowerCase() ?? "";
  if (!mail.from) return "no-sender";
  const type = value("content-type");
  if (
    value("return-path") === "<>" ||
    /^multipart\/report\b|^message\/delivery-status\b/.test(type) ||
    value("x-failed-recipients") !== ""
  )
    return "bounce";
  const from = mail.from.toLowerCase();
  const submitted = value("auto-submitted").replace(/[;\s].*$/, "");
  if (own.some((each) => each.toLowerCase() === from)) return "loop";
  if (
    (submitted !== "" && submitted !== "no") ||
    AUTO_HEADERS.some((name) => !["", "no", "false"].includes(value(name))) ||
    /^(auto[_-]?reply|junk)$/.test(value("precedence"))
  )
    return "auto-reply";
  if (value("list-id") !== "" || /^(bulk|list)$/.test(value("precedence"))) return "list";
  return PROGRAMS.test(from) ? "bounce" : undefined;
}
