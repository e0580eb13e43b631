import type { ReferralAnswer, Reward } from "./referral-state.ts";

/** Rows of a code that says `HTTPS://NURI.EXAMPLE/R/4F7K2M9QWX3ZA`: a bit for each module. */
const ROWS =
  "jvm9r a624h ekml9 ejujh eirtp a6zb5 jvfy7 4xs cpyqt egnqx b7bo5 c9bi1 6v7da 27j9l iniqy ycia flnn7 26u7 jw0gn a6hb1 ej7qv ej8fe ekyen a6eap jvu3v".split(
    " ",
  );

/** A code as the server draws it. */
export const QR = {
  size: ROWS.length,
  path: ROWS.map((row, y) => {
    const bits = Number.parseInt(row, 36).toString(2).padStart(ROWS.length, "0");
    return Array.from(bits, (dark, x) => (dark === "1" ? `M${x} ${y}h1v1h-1z` : "")).join("");
  }).join(""),
};

const at = "2026-11-20T09:00:00.000Z";
const percent = { text: "10 %", at };

/** One in every state, with a reason where there can be one. */
export const REWARDS: readonly Reward[] = [
  { ...percent, id: "1", state: "held", due: "2026-12-04T09:00:00.000Z" },
  { ...percent, id: "2", state: "review", reasons: ["same-network", "velocity"] },
  { ...percent, id: "3", state: "issued", code: "TEA-7F3K-92QW" },
  { text: "5 USD", at, id: "4", state: "approved", amount: 500, currency: "USD" },
  { ...percent, id: "5", state: "used", code: "TEA-11MN-0XYZ" },
  { ...percent, id: "6", state: "reversed", reasons: ["order-undone"] },
  { ...percent, id: "7", state: "rejected", reasons: ["disposable-address"] },
];

/** What a server tells of somebody, who is new if nothing else is said. */
export function answer(said: Partial<ReferralAnswer>): ReferralAnswer {
  const { link } = said;
  return {
    state: "active",
    program: "friends",
    showName: false,
    friends: { clicked: 0, attributed: 0, qualified: 0 },
    limits: [],
    rewards: [],
    balances: [],
    terms: { text: "1. …\n2. …", version: "1" },
    ...(link && { shareText: `Nuri Tea: ${link}`, disclosure: "+ 10 %" }),
    ...said,
  };
}
