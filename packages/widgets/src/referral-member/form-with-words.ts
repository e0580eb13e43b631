import { languageOf } from "../platform/texts.ts";
import { texts as commonEn } from "../platform/texts/en.ts";
import { texts as commonKo } from "../platform/texts/ko.ts";
import { texts as commonZh } from "../platform/texts/zh.ts";
import { ReferralForm } from "../referral/form/referral-form.ts";
import { texts as en } from "../referral/form/texts/en.ts";
import { texts as ko } from "../referral/form/texts/ko.ts";
import { texts as zh } from "../referral/form/texts/zh.ts";
import type { ReferralTexts } from "../referral/texts/texts.ts";

/** The form, for a member whose link does not work: with the words that members have not loaded. */
export class FormWithWords extends ReferralForm {
  override words(texts: ReferralTexts): ReferralTexts {
    const language = languageOf(texts.lang);
    const common = { en: commonEn, ko: commonKo, zh: commonZh }[language];
    return { ...common, ...texts, ...{ en, ko, zh }[language] };
  }
}
