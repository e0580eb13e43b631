import type { MailTrouble } from "./mail-failure.ts";

/** What to do about trouble with a mail server, in one sentence. */
export function helpFor({ why, noSuchAddress, endpointAtFault }: MailTrouble): string {
  if (noSuchAddress) return "There is no such mailbox: correct the address.";
  if (endpointAtFault === "refuses") {
    return "Correct user and password in SMTP_URL; many providers want a password made for programs.";
  }
  if (/ETLS|CERT|ESOCKET|ECONNRESET/.test(why)) {
    return "Look whether host, port and kind of TLS fit: smtps: for port 465, smtp: for 587; an own certificate authority goes into NODE_EXTRA_CA_CERTS.";
  }
  if (/EDNS|ENOTFOUND/.test(why)) return "Correct the host in SMTP_URL.";
  if (/ECONN|ETIMEDOUT/.test(why)) {
    return "Correct host and port in SMTP_URL, and look whether a firewall is between; port 25 often is closed.";
  }
  return /MAIL FROM/.test(why)
    ? "The server does not take mail from this sender: correct mail.from, or allow it at the provider."
    : "Look into the mail server's log, or ask its provider what this means.";
}
