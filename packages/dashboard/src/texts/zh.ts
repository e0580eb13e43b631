import { texts as account } from "../account/texts/zh.ts";
import { texts as app } from "../app/texts/zh.ts";
import { texts as audit } from "../audit/texts/zh.ts";
import { texts as decisions } from "../decisions/texts/zh.ts";
import { texts as exports } from "../exports/texts/zh.ts";
import { texts as inbox } from "../inbox/texts/zh.ts";
import { texts as people } from "../people/texts/zh.ts";
import { texts as settings } from "../settings/texts/zh.ts";
import { texts as signIn } from "../sign-in/texts/zh.ts";
import { texts as team } from "../team/texts/zh.ts";
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
