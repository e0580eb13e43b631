import type { InboxLabelsAnswer } from "@stagelight/core/endpoints";
import { answerPrivately } from "../../http/answer-json.ts";
import type { Call } from "../../http/route.ts";

/** Labels that are told; whoever looks for a rarer one types it. */
export const MOST_LABELS = 200;

/** The labels that conversations have: which are most frequent first, then by name. */
export async function listLabels({ services }: Call): Promise<Response> {
  const rows = await services.store.read
    .selectFrom("chat_label")
    .select("label")
    .groupBy("label")
    .orderBy((row) => row.fn.countAll(), "desc")
    .orderBy("label")
    .limit(MOST_LABELS)
    .execute();
  return answerPrivately({ labels: rows.map(({ label }) => label) } satisfies InboxLabelsAnswer);
}
