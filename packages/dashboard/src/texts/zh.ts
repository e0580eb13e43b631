import { texts as account } from "../account/texts/zh.ts";
import { texts as app } from "../app/texts/zh.ts";
import { texts as audit } from "../audit/texts/zh.ts";
import { texts as inbox } from "../inbox/texts/zh.ts";
import { texts as signIn } from "../sign-in/texts/zh.ts";
import { texts as team } from "../team/texts/zh.ts";
import type { Texts } from "./texts.ts";

export const texts: Texts = { account, app, audit, inbox, signIn, team };
