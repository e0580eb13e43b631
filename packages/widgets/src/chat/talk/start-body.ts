import type { ChatAttributes, ChatStartBody } from "@stagelight/core/endpoints";
import { secret } from "../../platform/secret.ts";
import type { Suggestion } from "../answers/suggestion.ts";
import type { Beginning, Outgoing } from "../kept.ts";

interface About {
  readonly locale: string;
  readonly page: string;
  readonly beginning: Beginning;
  readonly exchanges: readonly Suggestion[];
  readonly attributes: ChatAttributes;
}

/** What a conversation begins with. */
export function startBody(
  { id, text, files = [] }: Outgoing,
  { locale, page, beginning, exchanges, attributes }: About,
): ChatStartBody {
  // It is there only where the visitor allows statistics.
  const visitor = secret();
  return {
    ...beginning,
    id,
    text,
    page,
    locale,
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(visitor && { visitor }),
    ...(files.length > 0 && { attachments: files.map((file) => file.id) }),
    ...(exchanges.length > 0 && {
      answers: exchanges
        .slice(-10)
        .map(({ question, answer, source }) => ({ question, answer, ...(source && { source }) })),
    }),
  };
}
