export type { Audience } from "./audience/audience.ts";
export { compileAudience, type Meanings } from "./audience/compile.ts";
export { type AudienceTable, evaluate } from "./audience/evaluate.ts";
export type { Facts } from "./audience/facts.ts";
