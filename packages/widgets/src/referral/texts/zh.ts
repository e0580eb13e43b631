import { texts as common } from "../../platform/texts/zh.ts";
import { texts as member } from "../../referral-member/texts/zh.ts";
import { texts as form } from "../form/texts/zh.ts";
import type { ReferralTexts } from "./texts.ts";

export const texts: ReferralTexts = { ...common, ...member, ...form };
