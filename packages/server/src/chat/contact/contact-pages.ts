import { randomUUID } from "node:crypto";
import { localized, type Problem } from "@stagelight/core/config";
import type { GuardPages } from "../../guard/guarded.ts";
import { guardPages } from "../../guard/pages.ts";
import type { Call } from "../../http/route.ts";
import type { Given } from "../../forms/given.ts";
import { languageOf } from "../../newsletter/subscribe.ts";
import { markup } from "../../pages/html.ts";
import { pageResponse, withSite } from "../../pages/shell.ts";
import { CONTACT_PATH, contactForm, contactUnseen } from "./contact-form.ts";
import { contactWords } from "./words/words.ts";

/** The page on which people write; with problems it is shown again. */
export async function contactPage(
  call: Call,
  given: Given,
  problems: readonly Problem[] = [],
): Promise<Response> {
  const { services } = call;
  const { greeting, reply } = services.config.chat!;
  const language = languageOf(call, given);
  const { form, problems: wrong } = contactWords(language);
  const { open, away } = await services.chat.availability.now(language);
  // Sent twice, it counts once.
  const shown = { ...given, idempotency: given["idempotency"] ?? randomUUID() };
  return pageResponse(services, {
    language,
    title: form.title,
    main: markup`${problems.length > 0 && markup`<p role="alert" class="error">${wrong.form}</p>`}
<p>${localized(greeting, language)}</p>
${!open && away !== undefined && markup`<p class="told">${away}</p>`}
<p class="soft">${form.text}${reply && ` ${form.reply[reply]}`}</p>
${contactForm(call, { language, given: shown, problems })}`,
    status: problems.length > 0 ? 400 : 200,
  });
}

/** It was taken: the answer comes by mail. */
export function takenPage(call: Call, given: Given): Response {
  const { services } = call;
  const language = languageOf(call, given);
  const { title, text } = contactWords(language).sent;
  const [before = "", behind = ""] = withSite(services, text).split("{address}");
  return pageResponse(services, {
    language,
    title,
    main: markup`<p>${before}<bdi>${String(given["email"]).slice(0, 320)}</bdi>${behind}</p>`,
  });
}

/** Where many write just now. */
export function contactGuardPages(call: Call, given: Given): GuardPages {
  const language = languageOf(call, given);
  return guardPages(call, (which) => ({
    language,
    words: contactWords(language)[which],
    action: call.services.settings.basePath + CONTACT_PATH,
    fields: contactUnseen(given),
  }));
}
