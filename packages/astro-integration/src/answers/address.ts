/** The folder of the files of answers, beside the site's pages. */
const ANSWERS_FOLDER = "_stagelight-answers";

/** Where the answers in a language are. */
export function answersAddress(base: string, locale: string): string {
  return `${base.replace(/\/*$/, "/")}${ANSWERS_FOLDER}/${locale}.json`;
}
