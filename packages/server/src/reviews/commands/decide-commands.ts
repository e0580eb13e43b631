import { HIDE_REASONS, type HideReason } from "@stagelight/core/review";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { decideReview, type ReviewDecided } from "../moderate/decide.ts";
import { type Decision, LONGEST_ANSWER, LONGEST_NOTE, type Refusal } from "../moderate/rule.ts";
import { ACTOR, onReviews } from "./on-reviews.ts";
import { unknownReview } from "./show-command.ts";

const review = { id: "the review's id, as stagelight reviews list tells it" };
const NOTE = { value: "<text>", help: "Why, for who looks at it later" };

/** Lets everybody read reviews. */
export const reviewsPublishCommand: Command = {
  arguments: review,
  repeats: true,
  options: { note: NOTE, config: CONFIG_OPTION },
  notes: [
    "One that is hidden can be published too. Where reviews are shown at once, this says",
    "that a person has read it: then one that nobody has asked for counts in the average.",
    "Its author is told by mail, where an address is known.",
  ],
  run: (values, terminal) => decide(values, { action: "publish", ...noteIn(values) }, terminal),
};

/** Takes a review from where everybody can read it, for a reason. */
export const reviewsHideCommand: Command = {
  arguments: review,
  options: {
    reason: { value: "<reason>", help: `One of: ${HIDE_REASONS.join(", ")}` },
    of: { value: "<id>", help: "Of a duplicate: the review that it is the same as" },
    note: NOTE,
    config: CONFIG_OPTION,
  },
  notes: [
    "The reasons are the same for all stars, and none is about what somebody thinks of the",
    "product. Pages tell how many are hidden, and why. Its author is told the reason by mail,",
    "where an address is known, and how to object. It goes on to count in the average, but",
    "for spam, fake, conflict-of-interest and duplicate.",
  ],
  run: (values, terminal) => decide(values, hiding(values), terminal),
};

/** Answers a review: everybody can read it below. */
export const reviewsAnswerCommand: Command = {
  arguments: review,
  options: {
    text: { value: "<text>", help: `The answer, at most ${LONGEST_ANSWER} characters` },
    config: CONFIG_OPTION,
  },
  notes: [
    "A second answer takes the place of the first, which is kept in the list of decisions.",
    "Its author is told by mail, where an address is known.",
  ],
  run: (values, terminal) => decide(values, { action: "answer", text: answerIn(values) }, terminal),
};

/** Picks a review to be shown as a testimonial. */
export const reviewsFeatureCommand: Command = {
  arguments: review,
  repeats: true,
  options: { config: CONFIG_OPTION },
  notes: [
    "Only one that is published, has a text, and whose author has allowed that it is quoted.",
    "Pages say of testimonials that the shop has picked them.",
  ],
  run: (values, terminal) => decide(values, { action: "feature" }, terminal),
};

/** Takes a review out of the testimonials. */
export const reviewsUnfeatureCommand: Command = {
  arguments: review,
  repeats: true,
  options: { config: CONFIG_OPTION },
  run: (values, terminal) => decide(values, { action: "unfeature" }, terminal),
};

async function decide(
  values: OptionValues,
  decision: Decision,
  { out, note }: Terminal,
): Promise<number> {
  const ids = [...new Set(String(values.id).split(" "))];
  const refused = await onReviews(values, async ({ database }) => {
    let refused = 0;
    for (const id of ids) {
      const decided = await decideReview(
        { database, appended: () => {} },
        { review: id, decision, actor: ACTOR, now: Date.now() },
      );
      if (decided.is === "done") {
        out(doneLine(id, decision, decided));
        continue;
      }
      // One of several does not keep the others from being decided.
      if (ids.length === 1) throw cannot(id, decided);
      refused++;
      note(cannot(id, decided).message);
    }
    return refused;
  });
  return refused > 0 ? 1 : 0;
}

function doneLine(
  id: string,
  { action }: Decision,
  { state, told }: Extract<ReviewDecided, { is: "done" }>,
): string {
  const is = {
    publish: state,
    hide: state,
    answer: "answered",
    feature: "picked",
    unfeature: "not picked any more",
  }[action];
  return `${id} is ${is}.${told ? " Its author is told." : ""}`;
}

const REFUSED: Readonly<Record<Refusal, readonly [found: string, help: string]>> = {
  score: ["a score of the shop", "Scores are published nowhere: see stagelight reviews figures."],
  erased: ["one whose author was erased", "Nothing of it is left that could be read."],
  already: ["one that stands so already", "There is nothing to do."],
  "not-published": ["one that is not published", "Publish it first: stagelight reviews publish."],
  "no-permission": ["one whose author has not allowed it", "Only who allows it is quoted."],
  "no-text": ["one without a text", "Of stars alone there is nothing to quote."],
  "no-original": [
    "no other review of this product that it could be a duplicate of",
    "Name the one that stays: --of <id>. It is about the same product, and no duplicate itself.",
  ],
};

function cannot(id: string, decided: Exclude<ReviewDecided, { is: "done" }>) {
  if (decided.is === "unknown") return unknownReview(id);
  const [found, help] = REFUSED[decided.why];
  return wrong("That cannot be decided.", {
    path: id,
    expected: "a review for which it can be",
    found,
    help,
  });
}

function hiding(values: OptionValues): Decision {
  const { reason, of } = values;
  if (!HIDE_REASONS.includes(reason as HideReason)) {
    throw wrong("No review is hidden without a reason.", {
      path: "--reason",
      expected: `one of ${HIDE_REASONS.join(", ")}`,
      found: reason === undefined ? "nothing" : JSON.stringify(reason),
      help: "If none of them fits, publish it: stars and tone are no reason.",
    });
  }
  if ((reason === "duplicate") !== (typeof of === "string")) {
    throw wrong("A duplicate is one of another review.", {
      path: "--of",
      expected: reason === "duplicate" ? "the id of the review that stays" : "nothing",
      found: typeof of === "string" ? JSON.stringify(of) : "nothing",
      help: "Write --of <id> beside --reason duplicate, and only there.",
    });
  }
  return {
    action: "hide",
    reason: reason as HideReason,
    ...(typeof of === "string" && { of }),
    ...noteIn(values),
  };
}

function noteIn({ note }: OptionValues): { note?: string } {
  return typeof note === "string" ? { note: note.slice(0, LONGEST_NOTE) } : {};
}

function answerIn({ text }: OptionValues): string {
  const answer = typeof text === "string" ? text.replace(/\p{Cs}/gu, "\uFFFD").trim() : "";
  if (answer !== "" && answer.length <= LONGEST_ANSWER) return answer;
  throw wrong("This is no answer.", {
    path: "--text",
    expected: `1 to ${LONGEST_ANSWER} characters`,
    found: answer === "" ? "nothing" : `${answer.length.toLocaleString("en")} characters`,
    help: 'Write for example: --text "Thank you, Mina. We have mended the lid."',
  });
}
