import type { Language } from "../platform/texts.ts";

/** What stands in the form's place. */
interface DirectWords {
  readonly heading: string;
  /** `{address}`: the person's address. */
  readonly text: string;
}

/** What is said once a newsletter service has taken a form. Whether it asks for a confirmation, only it knows. */
export const DIRECT_WORDS: Readonly<Record<Language, DirectWords>> = {
  en: {
    heading: "Thank you",
    text: "{address} is passed on to our newsletter service. If a mail asks you to confirm, please do: then you are in.",
  },
  ko: {
    heading: "신청해 주셔서 감사합니다",
    text: "{address} 주소를 뉴스레터 서비스에 전달했습니다. 확인 메일이 오면 메일에서 확인해 주세요. 그러면 구독이 완료됩니다.",
  },
  zh: {
    heading: "感谢您的订阅",
    text: "我们已将 {address} 提交给邮件服务。如果收到确认邮件，请按提示确认，即可完成订阅。",
  },
};
