export { answersIn, type Answering, type FindAnswers } from "./search/answers-in.ts";
export { tokensOf, wordsOf } from "./search/words-of.ts";
