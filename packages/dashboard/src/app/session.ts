import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Localized } from "../texts/localized.ts";
import { api, ApiProblem } from "./api.ts";

/** What a member of the team may do. */
export type Role = "owner" | "marketer" | "agent";

/** Whoever is signed in. */
export interface Member {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly locale?: string;
  /** Whether new chats may be given to them. */
  readonly available: boolean;
  /** Whether a second factor is asked of them. */
  readonly totp: boolean;
}

/** Who is signed in, and where. */
export interface Session {
  readonly member: Member;
  readonly site: {
    readonly name: string;
    readonly url: string;
    readonly locales: readonly string[];
  };
  readonly chat: {
    /** What files may be sent; nothing: none. */
    readonly attachments?: { readonly types: readonly string[]; readonly mostBytes: number };
  };
  readonly model: {
    readonly stages: readonly { readonly id: string; readonly label: Localized }[];
  };
}

/** The session; `null` where nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await api<Session>("session", { signal });
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 401) return null;
      throw problem;
    }
  },
  staleTime: Infinity,
});

/** Whoever is signed in. Only where somebody is: below the shell. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error("Nobody is signed in.");
  return data;
}

/** Forgets everything that was loaded, and asks anew who is signed in. */
export function useSessionChange(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    client.setQueryData(sessionQuery.queryKey, session);
  };
}
