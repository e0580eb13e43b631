import type { MailFacts, MailServices } from "../../mail/handler.ts";
import type { MailPayload } from "../../mail/message.ts";
import { REVIEW_PAGE_PATH } from "../paths.ts";
import { writeInvitationToken } from "../token.ts";

/**
 * What is known of a mail about reviews at the time at which it is sent; nothing of any other mail. Asked
 * for is what is still open by then; to somebody who was erased nothing goes.
 */
export async function reviewFacts(
  { store, config, ring, links }: Pick<MailServices, "config" | "ring" | "links" | "store">,
  { review, language, data }: MailPayload,
): Promise<MailFacts | undefined> {
  if (!review) return undefined;
  const { invitations, asks = false } = review;
  const rows = await store.read
    .selectFrom("review_invitation")
    .select(["id", "product", "product_name", "created_at", "cancelled_at", "used_at"])
    .where("id", "in", [...invitations, ""])
    .execute();
  if (!asks) return rows.length > 0 ? { data: {} } : { refusal: "condition" };
  const open = invitations.flatMap(
    (id) => rows.find((row) => row.id === id && !row.cancelled_at && !row.used_at) ?? [],
  );
  if (open.length === 0) return { refusal: "condition" };
  const products = open.map(({ id, product, product_name: name, created_at: created }) => {
    const link = { invitation: id, language, createdAt: Number(created) };
    const t = writeInvitationToken({ config, ring }, link);
    return { name: name ?? product, link: links.server(REVIEW_PAGE_PATH, { t }) };
  });
  return {
    data: { review: { ...(data["review"] as object | undefined), products } },
    unasked: true,
  };
}
