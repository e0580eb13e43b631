const inAll = (en: string, ko: string, zh: string) => ({ en, ko, zh });

/** A program of the site's config. */
export const PROGRAM = {
  id: "friends",
  name: inAll("Give 10 %, get 10 %", "10% 주고 10% 받기", "送朋友 10%，您也得 10%"),
  text: inAll("For you and a friend.", "친구와 함께 받는 혜택입니다.", "您和朋友都有优惠。"),
  terms: {
    text: inAll("One reward for each friend.", "친구 한 명당 혜택 하나.", "每位朋友一份奖励。"),
    version: "1",
  },
};
