import { defineConfig } from "@stagelight/astro/config";

const heading = {
  en: "Letters from the tea garden",
  ko: "차밭에서 온 편지",
  zh: "茶园来信",
};
const description = {
  en: "What is being picked this month, and how to brew it.",
  ko: "이달에 따는 차와 우리는 법을 알려 드립니다.",
  zh: "告诉您本月采摘的茶，以及如何冲泡。",
};

/** Shown to visitors whose trait `show` names it, so that each test has one of them. */
const prompt = <const Id extends string>(id: Id) =>
  ({
    id,
    widget: "newsletter",
    when: { traits: { show: id } },
    attributes: { heading, description },
  }) as const;

export default defineConfig({
  site: { name: "Nuri Tea" },
  lifecycle: { rules: [{ to: "consideration", when: { event: "Teas Compared" } }] },
  attention: { notBefore: "1s" },
  newsletter: {},
  mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Nuri Tea, 1 Tea Lane, Boseong" },
  server: {},
  prompts: [
    { ...prompt("time"), as: "popup", trigger: { after: "2s" } },
    { ...prompt("scroll"), as: "slide-in", trigger: { scrolled: 60 } },
    { ...prompt("exit"), as: "bar", trigger: { exit: true } },
    { ...prompt("stage"), as: "popup", trigger: { stage: "consideration" } },
    {
      ...prompt("event"),
      as: "slide-in",
      trigger: { event: "Product Viewed", properties: { price: { gte: 50 } } },
    },
    { ...prompt("code"), as: "popup", trigger: { code: true } },
    { ...prompt("place"), as: "inline", place: "#place", trigger: { code: true } },
    { ...prompt("room"), as: "inline", place: "#room", trigger: { code: true } },
    { ...prompt("nowhere"), as: "inline", place: "#nowhere" },
    { ...prompt("low"), as: "bar", when: { traits: { show: "two" } } },
    { ...prompt("high"), as: "slide-in", when: { traits: { show: "two" } }, priority: 1 },
  ],
});
