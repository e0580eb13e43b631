import { createContext, type PropsWithChildren, type ReactElement, useContext } from "react";
import type { LiveState } from "../live/shared-stream.ts";
import { useInboxStream } from "./use-inbox-stream.ts";

const LiveContext = createContext<LiveState>("connecting");

/** Holds the one stream of the app, for whoever is signed in. */
export function LiveProvider({ children }: PropsWithChildren): ReactElement {
  return <LiveContext value={useInboxStream()}>{children}</LiveContext>;
}

/** Whether what is on the screen is as it is on the server. */
export const useLive = (): LiveState => useContext(LiveContext);
