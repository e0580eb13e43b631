import type { LifecycleModel } from "../lifecycle/rule.ts";
import type { Problem } from "../problems/problem.ts";
import { show } from "../problems/show.ts";
import { list } from "../problems/suggest.ts";
import { type ByScore, byScore } from "./by-score.ts";
import type { StagelightConfig } from "./input.ts";
import { LOCALE_PART } from "./localized-page.ts";
import type { LifecycleMail } from "./mail.ts";
import { isOpinion } from "./opinion-words.ts";

/** The mail that asks for a review. */
const REQUEST = "review-request";

/**
 * What the keys `review` and `surveys` need elsewhere in the config, and what elsewhere would choose by
 * their answers who is asked for a review.
 *
 * @param model of the config, with the preset's rules
 */
export function reviewProblems(config: StagelightConfig, model: LifecycleModel): Problem[] {
  const { review, surveys = [] } = config;
  const scores = byScore(config, model);
  return [
    ...(review ? neededElsewhere(config) : []),
    ...surveyProblems(config),
    ...(review || surveys.length > 0 ? chosenToAsk(config, scores) : []),
  ];
}

function neededElsewhere({ server, mail, site, review }: StagelightConfig): Problem[] {
  const problems: Problem[] = [];
  const needs = (path: string, expected: string, help: string, found = "nothing") => {
    problems.push({ path, expected, found, help });
  };
  if (!server) {
    needs(
      "server",
      "a server, since review is there",
      "Without a server nobody takes reviews in: add server: {}, or remove review.",
      show(server),
    );
  }
  if (mail?.from === undefined) {
    needs(
      "mail.from",
      'whom mails are from, such as "Nuri Tea <hello@nuri.example>"',
      "Say it: customers are asked by mail, and authors are told what becomes of a review.",
    );
  }
  if (mail?.postalAddress === undefined && review?.ask !== false) {
    needs(
      "mail.postalAddress",
      'the sender\'s postal address, such as "Nuri Tea, Jongno-gu, Seoul"',
      "The mail that asks for reviews must say where its sender can be found: add it, or write review.ask: false.",
    );
  }
  if (review?.thanks && review.ask === false) {
    needs(
      "review.thanks",
      "no thanks, since nobody is asked",
      "Thanks are for customers who were asked: remove them, or review.ask.",
      show(review.thanks.text),
    );
  }
  const { policy = "" } = review ?? {};
  if (!site?.locales?.length && policy.search(LOCALE_PART) >= 0) {
    needs(
      "review.policy",
      "site.locales, since the language is part of the address",
      'Name the languages, such as site: { locales: ["en", "ko"] }, or write the address without brackets.',
      JSON.stringify(policy),
    );
  }
  return problems;
}

function surveyProblems({
  server,
  review,
  surveys = [],
  prompts = [],
}: StagelightConfig): Problem[] {
  const ids = surveys.map(({ id }) => id);
  return [
    ...(surveys.length > 0 && !server && !review
      ? [
          {
            path: "server",
            expected: "a server, since surveys are there",
            found: show(server),
            help: "Without a server nobody takes answers in: add server: {}, or remove surveys.",
          },
        ]
      : []),
    ...surveys.flatMap(({ links }, index) =>
      links && !review?.links?.length
        ? {
            path: `surveys[${index}].links`,
            expected: "review.links in the config",
            found: "true",
            help: "Say there where else people can review, or remove this key.",
          }
        : [],
    ),
    ...prompts.flatMap(({ widget, attributes: { survey } = {} }, index): Problem[] => {
      if (widget !== "survey" || ids.length === 0) return [];
      if (survey === undefined || ids.includes(survey as string)) return [];
      return [
        {
          path: `prompts[${index}].attributes.survey`,
          expected: `one of the surveys: ${list(ids)}`,
          found: show(survey),
          help: "Name a survey, or remove the attribute: it is the first one then.",
        },
      ];
    }),
  ];
}

const HELP =
  "Ask every customer alike: to ask only those who are content is review gating (16 CFR 465, and the review policies of Google and others).";

/** Prompts and mails that would choose by an answer who is asked. */
function chosenToAsk(
  { prompts = [], mail, surveys = [] }: StagelightConfig,
  scores: ByScore,
): Problem[] {
  const refused = (path: string, value: unknown): Problem => ({
    path,
    expected: "nothing that goes by what somebody has answered or how many stars they gave",
    found: show(value),
    help: HELP,
  });
  const [first] = surveys;
  return [
    ...prompts.flatMap(({ widget, attributes = {}, when, trigger }, index) => {
      const survey = surveys.find(({ id }) => id === attributes["survey"]) ?? first;
      if (widget !== "review" && !(widget === "survey" && survey?.links)) return [];
      const path = `prompts[${index}]`;
      return [
        ...(scores.audience(when) ? [refused(`${path}.when`, when)] : []),
        ...(scores.trigger(trigger) ? [refused(`${path}.trigger`, trigger)] : []),
      ];
    }),
    ...(mail?.lifecycle ?? []).flatMap(({ template, when, if: whom, stopWhen }, index) => {
      const path = `mail.lifecycle[${index}]`;
      if (template !== REQUEST) return rewarding(`${path}.when`, when);
      const heard =
        ("event" in when && scores.event(when)) || ("stage" in when && scores.entering(when.stage));
      return [
        ...(heard ? [refused(`${path}.when`, when)] : []),
        ...(scores.audience(whom) ? [refused(`${path}.if`, whom)] : []),
        ...(stopWhen && scores.event({ event: stopWhen })
          ? [refused(`${path}.stopWhen`, stopWhen)]
          : []),
      ];
    }),
  ];
}

/** Events that tell what somebody thinks. */
const ANSWERED = ["Review Submitted", "Score Given"];

/** A mail for some answers: what stands in it, such as a code, would be a reward for them. */
function rewarding(path: string, when: LifecycleMail["when"]): Problem[] {
  if (!("event" in when) || !Object.keys(when.properties ?? {}).some(isOpinion)) return [];
  if (![when.event].flat().some((name) => ANSWERED.includes(name))) return [];
  return [
    {
      path,
      expected: "the same mail for every review and every score, whatever it says",
      found: show(when),
      help: "Remove the property: a reward may never depend on what a review says (16 CFR 465.4), and nobody can tell what stands in a mail of your own.",
    },
  ];
}
