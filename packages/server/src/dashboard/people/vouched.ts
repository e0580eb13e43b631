import type { LifecycleState } from "@stagelight/core";

/**
 * The state that the site's server vouches for, where it vouches for anything. It may have told of
 * somebody and never moved them (a chat of a stranger has begun, say): then they stand at the model's
 * beginning for no cause, and what their browser has told says more.
 */
export function vouched(state: LifecycleState | undefined): LifecycleState | undefined {
  return state?.tracks.some(({ why }) => why !== "") ? state : undefined;
}
