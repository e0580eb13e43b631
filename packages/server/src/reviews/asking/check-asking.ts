import type { ReadConfig } from "@stagelight/core/config";
import type { MailOutcome } from "../../mail/commands.ts";
import { type Finding, note, ok } from "../../operations/doctor/finding.ts";
import type { Database } from "../../store/database.ts";
import { REQUEST_TEMPLATES } from "./request-mail.ts";

/** Days that are looked at. */
const DAYS = 30;

/**
 * Looks whether customers are asked, and what keeps them from it.
 *
 * @param now milliseconds since 1970
 */
export async function checkAsking(
  { db }: Pick<Database, "db">,
  { review, consent }: Pick<ReadConfig, "review" | "consent">,
  now: number,
): Promise<Finding[]> {
  if (!review?.ask) return [];
  const since = now - DAYS * 86_400_000;
  const { many: orders } = await db
    .selectFrom("placed_order")
    .select((row) => row.fn.countAll().as("many"))
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  const { many: lines } = await db
    .selectFrom("review_invitation")
    .select((row) => row.fn.countAll().as("many"))
    .where("created_at", ">", since)
    .where("product", "<>", "")
    .executeTakeFirstOrThrow();
  const outcomes = await db
    .selectFrom("mail_record")
    .select((row) => ["outcome", row.fn.countAll().as("many")])
    .where("mail", "=", REQUEST_TEMPLATES.request)
    .where("at", ">", since)
    .groupBy("outcome")
    .execute();
  const became = (outcome: MailOutcome): number =>
    Number(outcomes.find((each) => each.outcome === outcome)?.many ?? 0);
  const found: Finding[] = [];
  if (Number(orders) > 0 && Number(lines) === 0) {
    const told = `${orders} orders in ${DAYS} days, and none of them names its products`;
    const help = `Send "${review.ask.after}" with products, each with a product_id or a sku: nobody can be asked else.`;
    found.push(note("reviews", told, help));
  } else {
    const told = `${lines} lines of orders in ${DAYS} days can be reviewed; requests sent: ${became("sent")}`;
    found.push(ok("reviews", told));
  }
  const unasked = became("no-consent");
  if (unasked > became("sent") && consent.mode !== "implied") {
    const told = `${unasked} customers were not asked, since nothing tells that they have agreed to marketing`;
    const help =
      "Ask for consent at the checkout, and tell it in context.consent with the order's userId or anonymousId: of an order that has neither it is kept for nobody.";
    found.push(note("reviews", told, help));
  }
  return found;
}
