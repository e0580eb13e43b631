import { randomUUID } from "node:crypto";
import { signedHeaders } from "@stagelight/connectors";
import { z } from "zod";
import type { SafeFetch } from "../../outgoing/safe-fetch.ts";
import type { Answerer } from "./answerer.ts";

const answerSchema = z.object({
  parts: z
    .array(z.object({ text: z.string().max(4_000), cites: z.array(z.string().max(300)).max(50) }))
    .max(50),
});

/** An answerer of the site's own, asked by a request that is signed as Standard Webhooks has it. */
export function webhookAnswerer(url: string, secret: string, safeFetch: SafeFetch): Answerer {
  return {
    async answer(asked, signal) {
      const body = JSON.stringify({ type: "chat.question", data: asked });
      const headers = signedHeaders(secret, `question_${randomUUID()}`, body);
      const answer = await safeFetch({ method: "POST", url, headers, body, signal });
      if (answer.status !== 200) throw new Error(`The answerer answered ${answer.status}.`);
      return answerSchema.parse(JSON.parse(answer.text));
    },
  };
}
