import type { AnswerIndex, AnswerSection, AskAnswer } from "@stagelight/core/endpoints";
import { answersIn, type FindAnswers } from "@stagelight/core/search";
import type { Answers, Suggestion } from "./suggestion.ts";

/** How many suggestions there are at most, and the most characters of one. */
const MOST = 3;
const MOST_TEXT = 300;

/** How long an answer may take, in milliseconds; an answerer has longer to think. */
const PATIENCE_MS = 10_000;
const THINKING_MS = 20_000;

/** A page may put another in its place later. */
const { fetch } = globalThis;

const NOTHING: FindAnswers<AnswerSection> = () => [];

/**
 * Answers at once. What is typed stays in the browser: the index is fetched once, and looked through here.
 *
 * @param about where the server is, the page's language, the address of the index, and whether the server
 *   has an answerer
 */
export function createAnswers({
  server,
  locale,
  index,
  answerer,
}: {
  readonly server: string;
  readonly locale: string;
  readonly index: string | undefined;
  readonly answerer: boolean;
}): Answers {
  let looking: Promise<FindAnswers<AnswerSection>> | undefined;
  const load = async (address: string): Promise<FindAnswers<AnswerSection>> => {
    try {
      const response = await fetch(address, {
        credentials: "omit",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (!response.ok) throw new Error(address);
      return answersIn(((await response.json()) as AnswerIndex).sections);
    } catch {
      // Whoever types on asks again.
      looking = undefined;
      return NOTHING;
    }
  };
  const post = (path: string, question: string, patience: number): Promise<Response> =>
    fetch(`${server}/v1/chat/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question: question.slice(0, 500), locale }),
      credentials: "omit",
      signal: AbortSignal.timeout(patience),
    });
  const suggest: Answers["suggest"] = async (text) => {
    if (index === undefined) return [];
    const find = await (looking ??= load(index));
    return find(text, MOST).map(suggestionOf);
  };
  return {
    suggest,
    async known(text) {
      return (await suggest(text)).find(({ question }) => question === text);
    },
    async ask(text) {
      if (!answerer) return undefined;
      try {
        const response = await post("ask", text, THINKING_MS);
        const { answer } = (await response.json()) as AskAnswer;
        if (!response.ok || !answer) return undefined;
        const [source] = answer.sources;
        return { id: "asked", question: text, answer: answer.text, ...(source && { source }) };
      } catch {
        return undefined;
      }
    },
    missed(question) {
      // That it failed changes nothing for whoever asks.
      post("unanswered", question, PATIENCE_MS).catch(() => {});
    },
  };
}

function suggestionOf({ id, question, answer, title, url }: AnswerSection): Suggestion {
  return {
    id,
    question,
    answer: shortened(answer),
    ...(url !== undefined && { source: { title: title ?? question, url } }),
  };
}

/** The beginning of a long text, up to the end of a sentence or of a word. */
function shortened(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  const start = text.slice(0, MOST_TEXT);
  const sentence = /^.*[.!?…](?=\s|$)|^.*[。！？]/su.exec(start)?.[0];
  if (sentence && sentence.length > MOST_TEXT / 3) return sentence;
  return `${start.replace(/\s+\S*$/, "").replace(/[\ud800-\udbff]$/, "")} …`;
}
