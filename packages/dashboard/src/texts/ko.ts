import { texts as account } from "../account/texts/ko.ts";
import { texts as app } from "../app/texts/ko.ts";
import { texts as audit } from "../audit/texts/ko.ts";
import { texts as decisions } from "../decisions/texts/ko.ts";
import { texts as exports } from "../exports/texts/ko.ts";
import { texts as inbox } from "../inbox/texts/ko.ts";
import { texts as people } from "../people/texts/ko.ts";
import { texts as settings } from "../settings/texts/ko.ts";
import { texts as signIn } from "../sign-in/texts/ko.ts";
import { texts as team } from "../team/texts/ko.ts";
import type { Texts } from "./texts.ts";

export const texts: Texts = {
  account,
  app,
  audit,
  decisions,
  exports,
  inbox,
  people,
  settings,
  signIn,
  team,
};
