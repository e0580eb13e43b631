import { useEffect } from "react";
import { useSession } from "../app/session.ts";
import { keepTold } from "./subscribe.ts";

/** Has a browser that was told told again: on the server that ends with the session. */
export function useKeepTold(): void {
  const { member } = useSession();
  useEffect(() => {
    // Who looks into their account sees that it is off.
    keepTold().catch(() => undefined);
  }, [member.id]);
}
