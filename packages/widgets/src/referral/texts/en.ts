import { texts as common } from "../../platform/texts/en.ts";
import { texts as member } from "../../referral-member/texts/en.ts";
import { texts as form } from "../form/texts/en.ts";
import type { ReferralTexts } from "./texts.ts";

export const texts: ReferralTexts = { ...common, ...member, ...form };
