import { answerPrivately } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Services } from "../../http/route.ts";
import { pageLanguage } from "../../pages/words.ts";

/**
 * What the app of the dashboard is told of who is signed in, and of the site.
 *
 * @throws RequestProblem `sign-in-needed` where they are no member any more
 */
export async function answerSession(
  { store, config }: Pick<Services, "store" | "config">,
  id: string,
): Promise<Response> {
  const member = await store.read
    .selectFrom("team_member")
    .select(["id", "email", "name", "picture", "role", "locale", "available", "totp_since"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!member) throw new RequestProblem("sign-in-needed");
  const { totp_since: totp, available, picture, locale, ...rest } = member;
  const { name, url, locales } = config.site;
  return answerPrivately({
    member: {
      ...rest,
      locale: pageLanguage(locale),
      ...(picture !== null && { picture }),
      available: Number(available) === 1,
      totp: totp !== null,
    },
    site: { name: name ?? "", ...(url !== undefined && { url }), locales },
    chat: {
      ...(config.chat?.attachments && { attachments: config.chat.attachments }),
    },
    model: {
      stages: config.table.stages.map((id) => ({
        id,
        // In all languages: the reader chooses one in the browser.
        label: config.labels[id] ?? id,
      })),
    },
  });
}
