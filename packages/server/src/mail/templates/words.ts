import type { Problem } from "@stagelight/core/config";
import { z } from "zod";
import type { MailCategory } from "../message.ts";
import type { Engine, Parsed } from "./engine.ts";
import type { SourceFile } from "./files.ts";
import { liquidProblem } from "./liquid-problem.ts";
import { readYaml } from "./read-template.ts";
import { unknownNames } from "./unknown-names.ts";

/** What stands around every mail of a language: `words.yaml` in its folder. */
const wordsSchema = z.strictObject({
  /** Why the person gets the mail. */
  why: z.strictObject({
    transactional: z.string().min(1),
    confirmation: z.string().min(1),
    marketing: z.string().min(1),
  }),
  /** The link's text. */
  unsubscribe: z.string().min(1),
  privacy: z.string().min(1),
});

/** The words of a language, read and checked. */
export interface Words {
  readonly language: string;
  readonly why: Readonly<Record<MailCategory, Parsed>>;
  readonly unsubscribe: string;
  readonly privacy: string;
}

/** Reads the words of a language; what is wrong with them goes into `problems`. */
export function readWords(
  { language, path, text }: SourceFile,
  engine: Engine,
  problems: Problem[],
): Words | undefined {
  const read = readYaml(wordsSchema, text, { path, firstLine: 1 }, problems);
  if (!read) return undefined;
  const { why, unsubscribe, privacy } = read;
  try {
    const parse = (sentence: string): Parsed => {
      const line = text.split("\n").findIndex((each) => each.includes(sentence));
      const parsed = engine.parse("\n".repeat(Math.max(0, line)) + sentence, path);
      problems.push(...unknownNames(parsed, engine, path));
      return parsed;
    };
    const sentences = {
      transactional: parse(why.transactional),
      confirmation: parse(why.confirmation),
      marketing: parse(why.marketing),
    };
    return { language, why: sentences, unsubscribe, privacy };
  } catch (error) {
    problems.push(liquidProblem(error, path, engine));
    return undefined;
  }
}
