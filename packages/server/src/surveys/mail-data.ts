import { localized, type ReadSurvey } from "@stagelight/core/config";
import { SCORE_RANGE, type ScoreKind } from "@stagelight/core/review";
import type { Kysely } from "kysely";
import type { Services } from "../http/route.ts";
import { profileOf } from "../identity/profile-of.ts";
import { recordKeys } from "../privacy/suppression.ts";
import type { Tables } from "../store/tables.ts";
import { ANSWER, surveyPage } from "./paths.ts";
import { writeSurveyToken } from "./token.ts";

/** What a mail can say of one survey. */
export interface MailSurvey {
  /** What it is called, in the mail's language. */
  readonly heading: string;
  /** Its page. */
  readonly url: string;
  /** The scores of its first question that has some, each with the page on which it is filled in. */
  readonly scores: readonly { readonly score: number; readonly url: string }[];
}

/** Whom a mail goes to. */
export interface MailReader {
  /** In its canonical form. */
  readonly email: string;
  /** Whom the mail is about. */
  readonly profileId: string | null;
  readonly language: string;
}

type MailServices = Pick<Services, "config" | "ring" | "links" | "clock"> & {
  readonly store: { readonly read: Kysely<Tables> };
};

/** The site's surveys as a mail can link to them, by their ids. Opening a link answers nothing. */
export async function mailSurveys(
  { config, ring, links, clock, store }: MailServices,
  { email, profileId, language }: MailReader,
): Promise<Readonly<Record<string, MailSurvey>>> {
  const { surveys } = config;
  if (surveys.length === 0) return {};
  const reader = {
    profileId: profileId ?? (await profileOf(store.read, email)),
    addressKey: recordKeys(ring, email)[0]!,
    language,
  };
  const t = writeSurveyToken({ config, ring }, reader, clock.now());
  return surveysInMail(surveys, language, (id, answers) =>
    surveyPage({ links }, id, { ...answers, t }),
  );
}

/**
 * What a mail can say of surveys.
 *
 * @param page the address of a survey's page on which these answers are filled in
 */
export function surveysInMail(
  surveys: readonly ReadSurvey[],
  language: string,
  page: (id: string, answers: Readonly<Record<string, string>>) => string,
): Readonly<Record<string, MailSurvey>> {
  return Object.fromEntries(
    surveys.map(({ id, heading, questions }) => {
      const scored = questions.find(({ kind }) => Object.hasOwn(SCORE_RANGE, kind));
      const [lowest, highest] = scored ? SCORE_RANGE[scored.kind as ScoreKind] : [0, -1];
      const scores = Array.from({ length: highest - lowest + 1 }, (_, index) => {
        const score = lowest + index;
        return { score, url: page(id, { [`${ANSWER}${scored!.id}`]: String(score) }) };
      });
      return [id, { heading: localized(heading, language), url: page(id, {}), scores }];
    }),
  );
}
