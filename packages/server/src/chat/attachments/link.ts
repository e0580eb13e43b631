import { siteOf } from "../../http/caller.ts";
import type { Services } from "../../http/route.ts";
import { sign, verify } from "../../keys/signed-value.ts";

/** Where files are, below the base path and followed by their ids. */
export const ATTACHMENTS_PATH = "/v1/chat/attachments";

/** Seconds for which an address of a file is good. Whoever may see its message is told a new one. */
const LIFE = 86_400;

type Signing = Pick<Services, "config" | "ring" | "settings" | "clock">;

/** The address of a file, for a link: browsers send no secret along with it. */
export function attachmentUrl({ config, ring, settings, clock }: Signing, id: string): string {
  // The same for some time, so that a page that is drawn anew has the same links.
  const until = Math.ceil(clock.now() / 1_000 / LIFE + 1) * LIFE;
  const s = sign(ring, "chat-attachment", siteOf(config), id, until);
  return `${settings.basePath}${ATTACHMENTS_PATH}/${encodeURIComponent(id)}?${new URLSearchParams({ s }).toString()}`;
}

/** Whether an address is one of a file's that this server has made, and not too old. */
export function isAttachmentUrl({ config, ring, clock }: Signing, id: string, s: string): boolean {
  return verify(ring, "chat-attachment", siteOf(config), s, clock.now() / 1_000) === id;
}
