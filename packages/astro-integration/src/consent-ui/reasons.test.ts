import { BY_HAND, type Condition } from "@stagelight/core";
import { readConfig } from "@stagelight/core/config";
import { PRESET_IDS } from "@stagelight/core/presets";
import { describe, expect, it } from "vitest";
import { textsIn } from "../texts/languages.ts";
import { reasonsIn } from "./reasons.ts";

function reason(when: Condition, lang: string): string {
  const { table } = readConfig({
    lifecycle: {
      model: { stages: ["one", "two"], rules: [{ id: "rule", to: "two", when }] },
      score: { halfLife: "14d", points: [{ page: "/**", points: 1 }] },
    },
  });
  return reasonsIn(textsIn(lang), table)["rule"]!;
}

describe("reasonsIn", () => {
  it.each<[Condition, string, string, string]>([
    [{ event: "Order Completed" }, "Because you placed an order.", "주문 완료", "您曾下单。"],
    [
      { event: ["Product Viewed", "Cart Viewed"], count: 2, within: "7d" },
      "Because you looked at a product or looked at the cart 2 times within 7 days.",
      "7일 이내 상품 조회 또는 장바구니 확인 2회",
      "您曾在7天内查看商品或查看购物车，共2次。",
    ],
    [
      { page: ["/compare/**", "/비교/**"], within: "12h" },
      "Because you opened pages under /compare/ or /비교/ within 12 hours.",
      "12시간 이내 /compare/ 또는 /비교/ 페이지 방문",
      "您曾在12小时内访问/compare/或/비교/下的页面。",
    ],
    [
      { sequence: [{ event: "Signed Up" }, { page: "/**" }], within: "14d" },
      "Because you signed up, and then opened pages of this site within 14 days.",
      "14일 이내 회원 가입 후 이 사이트의 페이지 방문",
      "您曾在14天内先注册，再访问本网站的页面。",
    ],
    [
      { event: "Tea Tasted", properties: { kind: "green" } },
      "Because you did “Tea Tasted” (kind).",
      "‘Tea Tasted’(kind)",
      "您曾进行“Tea Tasted”（kind）。",
    ],
    [
      { traits: { plan: "pro" } },
      "Because what you have told fits (plan).",
      "알려 주신 정보(plan)",
      "根据您提供的信息（plan）。",
    ],
    [
      { all: [{ score: { gte: 20 } }, { not: { event: "Signed In" } }, { stageFor: "21d" }] },
      "Because your points for interest are ≥ 20; and it is not so that you signed in; and you were at the stage before for 21 days.",
      "관심 점수 ≥ 20, 그리고 다음에 해당하지 않음(로그인), 그리고 이전 단계에서 21일 경과",
      "您的兴趣分数符合要求（≥ 20），并且不属于“您曾登录”的情况，并且您在上一阶段停留了21天。",
    ],
    [
      { since: { event: "Order Completed" }, atLeast: "30d" },
      "Because it is at least 30 days since you last placed an order.",
      "마지막 주문 완료 이후 30일 이상 경과",
      "距您上次下单至少30天。",
    ],
  ])("%o", (when, en, ko, zh) => {
    expect([reason(when, "en"), reason(when, "ko"), reason(when, "zh")]).toEqual([en, ko, zh]);
  });

  it.each(PRESET_IDS)("has a sentence for every rule and decay of %s", (model) => {
    const { table } = readConfig({ lifecycle: { model } });
    for (const lang of ["en", "ko", "zh"]) {
      const reasons = reasonsIn(textsIn(lang), table);
      for (const [id] of [...table.rules, ...table.decay, [BY_HAND]]) {
        expect(reasons[id], id).toBeTruthy();
      }
      expect(Object.values(reasons).join()).not.toMatch(/undefined|\{\w+\}|did “|进行“|‘/);
    }
  });
});
