import type { Problem } from "@stagelight/core/config";
import type { GuardPages } from "../guard/guarded.ts";
import { guardPages } from "../guard/pages.ts";
import type { Call } from "../http/route.ts";
import { markup } from "../pages/html.ts";
import { buttonForm, pageResponse } from "../pages/shell.ts";
import type { PageLanguage } from "../pages/words.ts";
import { formAgain, formUnseen } from "./form-page.ts";
import type { Given } from "../forms/given.ts";
import { languageOf } from "./subscribe.ts";
import { newsletterWords } from "./words/words.ts";

/** Where forms are sent to, below the base path. */
export const SUBSCRIBE_PATH = "/v1/newsletter";
export const RESEND_PATH = "/v1/newsletter/resend";

function at({ services }: Call, path: string): string {
  return services.settings.basePath + path;
}

/** The form again, with what is wrong in it. */
export function formPage(call: Call, given: Given, problems: readonly Problem[]): Response {
  const { services } = call;
  const language = languageOf(call, given);
  const { title, text } = newsletterWords(language).form;
  const form = formAgain({
    newsletter: services.config.newsletter!,
    language,
    action: at(call, SUBSCRIBE_PATH),
    given,
    problems,
  });
  return pageResponse(services, {
    language,
    title,
    main: markup`<p role="alert">${text}</p>
${form}`,
    status: 400,
  });
}

/**
 * A form was taken: the next step is in the mailbox.
 *
 * @param address as it was typed; none where somebody came by a link
 */
export function sentPage(call: Call, language: PageLanguage, address?: string): Response {
  const { services } = call;
  const { title, text, anew, spam, earlier, again } = newsletterWords(language).sent;
  const resend = { email: address ?? "", locale: language };
  return pageResponse(services, {
    language,
    title,
    main: markup`<p>${address === undefined ? anew : text.replaceAll("{address}", () => address.slice(0, 320))}</p>
<p class="soft">${spam}${call.sameOrigin && address !== undefined && ` ${earlier}`}</p>
${address !== undefined && buttonForm({ action: at(call, RESEND_PATH), button: again, fields: resend, quiet: true })}`,
  });
}

/**
 * Where many sign up just now.
 *
 * @param path where the same is to be sent again
 */
export function newsletterGuardPages(call: Call, given: Given, path = SUBSCRIBE_PATH): GuardPages {
  const language = languageOf(call, given);
  return guardPages(call, (which) => ({
    language,
    words: newsletterWords(language)[which],
    action: at(call, path),
    fields: formUnseen(given),
  }));
}
