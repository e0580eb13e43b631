import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { RailCount } from "../app/rail-count.tsx";
import { useSession } from "../app/session.ts";
import { listQuery } from "./queries.ts";
import { rowsOf } from "./rows.ts";

/** How many visitors wait for this member, or for anybody. */
export function useWaiting(): number {
  const { member } = useSession();
  const { data } = useInfiniteQuery(listQuery({ view: "all" }));
  return rowsOf(data).filter(
    ({ waitingSince, assignee }) => waitingSince && (assignee === null || assignee === member.id),
  ).length;
}

/** That number, in the navigation. */
export function WaitingCount(): ReactElement {
  return <RailCount n={useWaiting()} />;
}
