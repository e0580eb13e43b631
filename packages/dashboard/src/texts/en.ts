import { texts as account } from "../account/texts/en.ts";
import { texts as app } from "../app/texts/en.ts";
import { texts as audit } from "../audit/texts/en.ts";
import { texts as decisions } from "../decisions/texts/en.ts";
import { texts as exports } from "../exports/texts/en.ts";
import { texts as inbox } from "../inbox/texts/en.ts";
import { texts as people } from "../people/texts/en.ts";
import { texts as settings } from "../settings/texts/en.ts";
import { texts as signIn } from "../sign-in/texts/en.ts";
import { texts as team } from "../team/texts/en.ts";
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
