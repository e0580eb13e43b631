import type { ReferralAnswer } from "../referral-state.ts";

/** The link that is passed on: the short one counts who opens it. */
export function linkOf({ short, link }: ReferralAnswer): string {
  return short ?? link ?? "";
}

/** What is sent to friends, before anybody has changed it: the link in it, and why it is sent. */
export function sharedText({ shareText, disclosure }: ReferralAnswer): string {
  return [shareText, disclosure].filter(Boolean).join("\n\n");
}

/**
 * Where a click leads that shares a text: into the visitor's own mail or messenger, which ask to whom.
 * wa.me and line.me/R/share are what WhatsApp and LINE document for pages without a script of theirs.
 */
export function addressOf(
  channel: "email" | "whatsapp" | "line",
  text: string,
  subject: string,
): string {
  // Mails have their own line ends (RFC 6068).
  const said = encodeURIComponent(channel === "email" ? text.replaceAll("\n", "\r\n") : text);
  return {
    email: `mailto:?subject=${encodeURIComponent(subject)}&body=${said}`,
    whatsapp: `https://wa.me/?text=${said}`,
    line: `https://line.me/R/share?text=${said}`,
  }[channel];
}
