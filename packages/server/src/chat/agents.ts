import type { ChatAgent } from "@stagelight/core/endpoints";
import type { Store } from "../store/store.ts";

/** Milliseconds for which it is remembered who is in the team. */
const REMEMBERED = 10_000;

/** Somebody of the team, as conversations show them. */
export interface TeamAgent extends ChatAgent {
  readonly id: string;
  /** Whether visitors may be shown that they are there. */
  readonly available: boolean;
  /** When they were at the dashboard last, milliseconds since 1970. */
  readonly seenAt: number;
}

/** Who is in the team. */
export interface Agents {
  /** As visitors see them; somebody who has gone keeps their name. */
  told(id: string | null): ChatAgent | undefined;
  /** As the team sees them. */
  named(id: string | null): { readonly id: string; readonly name: string } | undefined;
  /** Whether somebody is of the team, and was not taken out of it. */
  isActive(id: string): boolean;
  /** Who can be asked. */
  available(): readonly TeamAgent[];
  /** Looks again, unless it was done a moment ago. */
  refresh(): Promise<void>;
  /** Looks again where somebody of the team is not known: they may have just come. */
  know(id: string): Promise<void>;
  /** What comes next looks again. */
  forget(): void;
}

/** The team as the database has it, a few seconds old. */
export function openAgents({ read }: Pick<Store, "read">): Agents {
  let known = new Map<string, TeamAgent & { readonly active: boolean }>();
  let looked = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const rows = await read
      .selectFrom("team_member")
      .select(["id", "name", "picture", "state", "available", "seen_at"])
      .execute();
    known = new Map(
      rows.map(({ id, name, picture, state, available, seen_at: seenAt }) => [
        id,
        {
          id,
          name,
          ...(picture !== null && { picture }),
          active: state === "active",
          available: available === 1,
          seenAt: seenAt ?? 0,
        },
      ]),
    );
    looked = performance.now();
  };
  const agents: Agents = {
    told(id) {
      const agent = known.get(id ?? "");
      if (!agent || agent.name === "") return undefined;
      const { name, picture } = agent;
      return { name, ...(picture !== undefined && { picture }) };
    },
    named(id) {
      if (id === null) return undefined;
      return { id, name: known.get(id)?.name ?? "" };
    },
    isActive: (id) => known.get(id)?.active === true,
    available: () => [...known.values()].filter((each) => each.active && each.available),
    async refresh() {
      if (performance.now() - looked < REMEMBERED) return;
      looking ??= look().finally(() => (looking = undefined));
      await looking;
    },
    async know(id) {
      if (agents.isActive(id)) return;
      agents.forget();
      await agents.refresh();
    },
    forget() {
      looked = Number.NEGATIVE_INFINITY;
    },
  };
  return agents;
}
