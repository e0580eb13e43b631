import {
  localized,
  type Problem,
  type ReadSurvey,
  type ReadSurveyQuestion,
} from "@stagelight/core/config";
import { SCORE_RANGE, type ScoreKind } from "@stagelight/core/review";
import { againUnseen, type Given, textsOf } from "../forms/given.ts";
import { type Html, markup } from "../pages/html.ts";
import { hiddenFields } from "../pages/shell.ts";
import type { PageLanguage } from "../pages/words.ts";
import { ANSWER } from "./paths.ts";
import { type SurveyWords, surveyWords } from "./words/words.ts";

/** A survey as plain HTML. */
export interface SurveyForm {
  readonly survey: ReadSurvey;
  readonly language: PageLanguage;
  readonly action: string;
  /** What was sent, or what the link has filled in; nothing in it is known to fit. */
  readonly given: Given;
  readonly problems: readonly Problem[];
}

/**
 * All questions of a survey in one form, with what was answered and what is wrong. Extra questions
 * stand there too, and say for whom they are: without code nothing can appear.
 */
export function surveyForm({ survey, language, action, given, problems }: SurveyForm): Html {
  const words = surveyWords(language);
  const answers = (given["answers"] ?? {}) as Given;
  const marked = survey.questions.some(({ required }) => required);
  const rows = survey.questions.map((question) => {
    const { id, label, required } = question;
    const wrong = problems.some(({ path }) => path === `${ANSWER}${id}`);
    const value = Object.hasOwn(answers, id) ? answers[id] : undefined;
    return field({
      question,
      words,
      language,
      value,
      label: `${localized(label, language)}${marked && !required ? words.optional : ""}`,
      note: noteOf(survey, question, language),
      wrong: wrong && words.problems[value === undefined ? "missing" : "refused"],
    });
  });
  return markup`<form method="post" action="${action}" novalidate>
${rows}
${hiddenFields(unseen(given))}
<button>${words.button}</button>
</form>`;
}

/** Everything of a form as hidden fields, for a page with a button alone. */
export function formUnseen(given: Given): Readonly<Record<string, string | readonly string[]>> {
  const answers = (given["answers"] ?? {}) as Given;
  return {
    ...unseen(given),
    ...againUnseen(
      Object.fromEntries(Object.entries(answers).map(([id, value]) => [`${ANSWER}${id}`, value])),
    ),
  };
}

function unseen({ t, locale, page, form, idempotency }: Given) {
  return againUnseen({ t, locale, page, form, idempotency });
}

interface Field {
  readonly question: ReadSurveyQuestion;
  readonly words: SurveyWords;
  readonly language: PageLanguage;
  readonly value: unknown;
  readonly label: string;
  /** For whom the question is. */
  readonly note: string | undefined;
  readonly wrong: string | false;
}

function field(about: Field): Html {
  const { question, language, value, label, note, wrong } = about;
  const name = `${ANSWER}${question.id}`;
  const ends = endsOf(about);
  const told = [
    note !== undefined &&
      markup`<p class="soft" id="${name}-note">${note}</p>
`,
    ends !== undefined &&
      markup`<p class="soft" id="${name}-ends">${ends}</p>
`,
  ];
  const by = [
    ...(note === undefined ? [] : [`${name}-note`]),
    ...(ends === undefined ? [] : [`${name}-ends`]),
    ...(wrong === false ? [] : [`${name}-error`]),
  ].join(" ");
  const described = by !== "" && markup` aria-describedby="${by}"`;
  const error = wrong !== false && markup`<p class="error" id="${name}-error">${wrong}</p>`;
  if (question.kind === "text") {
    const [text = ""] = textsOf(value);
    return markup`<div class="field">
<label for="${name}">${label}</label>
${told}<textarea id="${name}" name="${name}" rows="3" maxlength="2000"${wrong !== false && markup` aria-invalid="true"`}${described}>
${text}</textarea>
${error}</div>`;
  }
  const chosen = textsOf(value);
  const type = question.kind === "choices" ? "checkbox" : "radio";
  const choices = choicesOf(question, language).map(
    ({ value: each, label: text }) =>
      markup`<label class="choice"><input type="${type}" name="${name}" value="${each}"${chosen.includes(each) && markup` checked`}><span>${text}</span></label>`,
  );
  return markup`<fieldset${described}>
<legend>${label}</legend>
${told}${ends === undefined ? choices : markup`<div class="row">${choices}</div>`}
${error}</fieldset>`;
}

function choicesOf(
  { kind, options = [] }: ReadSurveyQuestion,
  language: PageLanguage,
): { readonly value: string; readonly label: string }[] {
  if (!isScored(kind)) {
    return options.map(({ value, label }) => ({ value, label: localized(label, language) }));
  }
  const [lowest, highest] = SCORE_RANGE[kind];
  return Array.from({ length: highest - lowest + 1 }, (_, index) => {
    const score = String(lowest + index);
    return { value: score, label: score };
  });
}

/** What the lowest and the highest score mean. */
function endsOf({ question: { kind }, words }: Field): string | undefined {
  if (!isScored(kind)) return undefined;
  const { lowest, highest } = words.ends[kind];
  const [low, high] = SCORE_RANGE[kind];
  return [lowest.replace("{score}", String(low)), highest.replace("{score}", String(high))].join(
    words.and,
  );
}

function isScored(kind: ReadSurveyQuestion["kind"]): kind is ScoreKind {
  return Object.hasOwn(SCORE_RANGE, kind);
}

/** For whom an extra question is. */
function noteOf(
  { questions }: ReadSurvey,
  { when }: ReadSurveyQuestion,
  language: PageLanguage,
): string | undefined {
  const about = when && questions.find(({ id }) => id === when.question);
  if (!about) return undefined;
  const { is = [], atMost, atLeast } = when;
  const { only } = surveyWords(language);
  const labels = is.map((value) => {
    const option = about.options?.find((each) => each.value === value);
    return option ? localized(option.label, language) : value;
  });
  const which =
    labels.length > 0
      ? "chosen"
      : atMost !== undefined && atLeast !== undefined
        ? "between"
        : atMost !== undefined
          ? "atMost"
          : atLeast !== undefined
            ? "atLeast"
            : "answered";
  const filled: Readonly<Record<string, string>> = {
    question: localized(about.label, language),
    options: new Intl.ListFormat(language, { type: "disjunction" }).format(labels.map(quoted)),
    low: String(atLeast),
    high: String(atMost),
  };
  return only[which].replace(/\{(\w+)\}/g, (_, name: string) => filled[name]!);

  function quoted(label: string): string {
    return language === "ko" ? `‘${label}’` : `“${label}”`;
  }
}
