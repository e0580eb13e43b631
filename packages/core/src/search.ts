export { tokensOf, wordsOf } from "./search/words-of.ts";
