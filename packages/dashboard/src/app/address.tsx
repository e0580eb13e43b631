import { Link, useLocation, useNavigate, useParams } from "@tanstack/react-router";
import type { PropsWithChildren, ReactElement } from "react";

/** What stands behind the question mark of an address. */
export type Search = Readonly<Record<string, string | undefined>>;

/** Where the reader is. */
export interface Place {
  /** Below the dashboard's address: `/people/7`. */
  readonly path: string;
  /** Parts of the path that vary, by their names in the screen's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly search: Search;
}

/** Where the reader is. */
export function usePlace(): Place {
  const { pathname, search } = useLocation();
  const params = useParams({ strict: false });
  return { path: pathname, params, search: search as Search };
}

/** Leads to another address; what it says after `?` replaces what stood there. */
export function useGo(): (path: string, search?: Search, replace?: boolean) => void {
  const navigate = useNavigate();
  return (path, search = {}, replace = false) =>
    void navigate({ to: path, search: said(search), replace });
}

interface GotoProps extends PropsWithChildren {
  readonly to: string;
  readonly search?: Search;
  readonly className?: string;
  readonly "aria-current"?: "page" | "true" | undefined;
  readonly onClick?: () => void;
}

/** A link to another screen. */
export function Goto({ to, search = {}, ...more }: GotoProps): ReactElement {
  return <Link {...more} to={to} search={said(search)} />;
}

function said(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value));
}
