import { RequestProblem } from "../http/problem.ts";
import type { Call } from "../http/route.ts";

/**
 * The id that a path names. What no id is like never comes to a database: PostgreSQL refuses some of it.
 *
 * @throws RequestProblem `not-found`
 */
export function idInPath({ params }: Pick<Call, "params">): string {
  const { id = "" } = params;
  if (!/^[\w-]{1,64}$/.test(id)) throw new RequestProblem("not-found");
  return id;
}
