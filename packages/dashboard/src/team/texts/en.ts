import type { TeamTexts } from "./texts.ts";

export const texts: TeamTexts = { title: "Team" };
