import { queryOptions } from "@tanstack/react-query";
import { api } from "../app/api.ts";
import type { Role } from "../app/session.ts";

/** Somebody of the team. */
export interface Colleague {
  readonly id: string;
  /** Empty until an invitation is accepted. */
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly state: "invited" | "active" | "deactivated";
  readonly available: boolean;
  /** Whether a second factor is asked of them; told to owners. */
  readonly totp?: boolean;
  readonly seenAt?: string;
}

/** Everybody in the team. */
export const teamQuery = queryOptions({
  queryKey: ["team"],
  queryFn: ({ signal }) => api<{ readonly members: readonly Colleague[] }>("team", { signal }),
  select: ({ members }) => members,
  staleTime: 300_000,
});
