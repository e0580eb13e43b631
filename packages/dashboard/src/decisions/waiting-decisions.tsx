import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { RailCount } from "../app/rail-count.tsx";
import { countsQuery } from "./queries.ts";

/** How many decisions wait, for the navigation. What was given up by machines does not ask for people. */
export function WaitingDecisions(): ReactElement {
  const { data } = useQuery(countsQuery);
  return <RailCount n={data ? data.rewards + data.reviews + data.frozen : 0} />;
}
