import type { Audience } from "@stagelight/core";
import type { AudienceName, StageId } from "../site.ts";
import { componentAudience } from "./audience.ts";
import { component } from "./component.ts";
import { renderTailored } from "./tailored.ts";

/** Properties of `<ForAudience>`. */
export interface ForAudienceProps {
  /** Who sees the content: an audience, or the name of one in the config. */
  when: Audience<StageId, AudienceName>;
  /** What the decision trace calls this place. */
  name?: string;
  children?: unknown;
}

/**
 * Shows its content to an audience, and the slot `otherwise` to everybody else. Decided before the
 * first paint, also on static pages.
 */
export const ForAudience = component<ForAudienceProps>(async ({ when, name }, slots, page) => {
  const label = name === undefined ? "" : ` name=${JSON.stringify(name)}`;
  const table = componentAudience(when, `<ForAudience${label}>`);
  const short = typeof when === "string" ? when : undefined;
  const part = { name: short ?? "audience", slot: slots.default, table, short };
  return renderTailored(page, [part], slots.otherwise);
});
