import { isAnswered, isAsked, type SurveyAnswers } from "@stagelight/core/review";
import { AnswerPage, UNANSWERED } from "../platform/answer-page.ts";
import { know } from "../platform/know.ts";
import { listOf, textOf, type Values } from "../platform/values.ts";
import type { Surroundings } from "../platform/widget.ts";
import type { Question, SurveyOptions } from "./survey-options.ts";
import type { FieldProblem, SurveyState } from "./survey-state.ts";

/** The most that the server takes, in characters. */
const LONGEST_TEXT = 2_000;

/** A survey. */
export class SurveyPage extends AnswerPage<SurveyOptions, SurveyState> {
  constructor(options: SurveyOptions, around: Surroundings) {
    super("survey", options, around, UNANSWERED);
  }

  /** What is asked, as it stands: an answer can add a question, and takes none away. */
  asked(): readonly Question[] {
    return this.#asked(this.get().values)[0];
  }

  override path(): string {
    return `v1/surveys/${this.options.survey}`;
  }

  override check(): Record<string, FieldProblem> {
    const [asked, answers] = this.#asked(this.get().values);
    const none = Object.keys(answers).length === 0;
    return Object.fromEntries(
      asked.flatMap(({ id, name, kind, required }, at): [string, FieldProblem][] => {
        const answer = answers[id];
        if (answer === undefined)
          return required || (none && at === 0)
            ? [[name, kind === "text" ? "missing" : "not-chosen"]]
            : [];
        return kind === "text" && String(answer).length > LONGEST_TEXT ? [[name, "too-long"]] : [];
      }),
    );
  }

  override body(values: Values): object {
    return { answers: this.#asked(values)[1], form: "survey" };
  }

  override about(): { readonly survey: string } {
    return { survey: this.options.survey };
  }

  override taken(): void {
    const [asked, answers] = this.#asked(this.get().values);
    this.say("answered");
    const traits = asked.flatMap(({ id, scale, trait }) => {
      const answer = answers[id];
      if (answer === undefined) return [];
      if (scale) this.say("scored", { kind: scale, score: answer });
      return trait ? [[trait, answer] as const] : [];
    });
    if (traits.length > 0) know(Object.fromEntries(traits));
  }

  /** Somebody goes to one of the public places. */
  follow(link: string): void {
    this.say("link", { link });
  }

  #asked(values: Values): [asked: readonly Question[], answers: SurveyAnswers] {
    const answers: Record<string, SurveyAnswers[string]> = {};
    const asked = this.options.questions.filter((question) => {
      if (!isAsked(question, answers)) return false;
      const { id, name, kind, scale } = question;
      const text = textOf(values, name);
      const answer =
        kind === "choices" ? listOf(values, name) : text && scale ? Number(text) : text;
      if (isAnswered(answer)) answers[id] = answer;
      return true;
    });
    return [asked, answers];
  }
}
