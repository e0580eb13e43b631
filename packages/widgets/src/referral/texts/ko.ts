import { texts as common } from "../../platform/texts/ko.ts";
import { texts as member } from "../../referral-member/texts/ko.ts";
import { texts as form } from "../form/texts/ko.ts";
import type { ReferralTexts } from "./texts.ts";

export const texts: ReferralTexts = { ...common, ...member, ...form };
