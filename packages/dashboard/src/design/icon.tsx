import type { ReactElement } from "react";

/** Drawn on a square of 20, with a line of 1.5. */
const PATHS = {
  inbox: "M3 11.5h3.6l1.2 2h4.4l1.2-2H17M3 11.5 5 4.5h10l2 7V15a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z",
  people:
    "M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5M2.5 16c0-2.6 2.2-4.2 5-4.2s5 1.6 5 4.2M13 4.3a2.6 2.6 0 0 1 0 5M14.6 12c1.8.5 2.9 1.9 2.9 4",
  decisions: "m3.5 10.5 4 4 9-9",
  settings: "M3 6h8m4 0h2M3 14h2m4 0h8M13 4v4M7 12v4",
  team: "M10 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4 17c0-3 2.6-5 6-5s6 2 6 5",
  audit: "M5 3h7l3 3v11H5zM8 8h4M8 11h4M8 14h2",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11m4-1.5 4 4",
  close: "m5 5 10 10M15 5 5 15",
  check: "m4 10.5 4 4 8-9",
  plus: "M10 4v12M4 10h12",
  back: "M12.5 4.5 7 10l5.5 5.5",
  next: "M7.5 4.5 13 10l-5.5 5.5",
  down: "m4.5 7.5 5.5 5.5 5.5-5.5",
  more: "M4 10a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M9.4 10a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M14.8 10a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14m0-11v4l2.5 2",
  label: "M3 4v6l7 7 6.5-6.5L9.5 4zM6.8 7.3h.01",
  note: "M4 4h12v8l-4 4H4zM12 16v-4h4",
  reply: "M8 5 3 10l5 5M3.5 10H12a5 5 0 0 1 5 5",
  send: "m3 10 14-6-5 13-2.5-5.5zM9.5 11.5 17 4",
  attach:
    "m15.5 9-5.8 5.8a3.2 3.2 0 0 1-4.5-4.6L11 4.4a2.2 2.2 0 0 1 3 3l-5.6 5.7a1 1 0 0 1-1.5-1.5L12 6.5",
  canned: "M4 5h12M4 9h12M4 13h6M14 12l-1.5 3h3L14 18",
  person: "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4.5 17c0-3 2.4-5 5.5-5s5.5 2 5.5 5",
  warn: "M10 3.5 17.5 16h-15zM10 8.5v3.5m0 2h.01",
  sun: "M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6m0-11v2m0 12v2M2 10h2m12 0h2M4.3 4.3l1.4 1.4m8.6 8.6 1.4 1.4m0-11.4-1.4 1.4m-8.6 8.6-1.4 1.4",
  keyboard: "M2.5 5.5h15v9h-15zM6 8.5h.01M10 8.5h.01M14 8.5h.01M6.5 11.8h7",
  leave: "M8 4H4v12h4m3-9 3 3-3 3m3-3H7",
  language:
    "M3 5h8M7 3v2m2.5 0c-.8 3.2-3 5.4-6 6.5m1.5-4c1 1.8 2.6 3.2 4.5 4M10 17l3.5-8 3.5 8m-5.8-2.5h4.6",
  page: "M3 4h14v12H3zM3 7.5h14M5.5 5.8h.01",
  mail: "M3 5h14v10H3zm0 .5 7 5.5 7-5.5",
  trash: "M4 6h12M8 6V4h4v2m-6.5 0 .7 10h7.6l.7-10",
  edit: "M12.5 5 15 7.5 7.5 15H5v-2.5z",
  gift: "M3 8h14v3H3zm1.5 3h11v6h-11zM10 8v9M10 8C8 8 6 7 6.5 5.3S9.5 4.5 10 8c.5-3.5 3-4.4 3.5-2.700S12 8 10 8",
  star: "m10 3.5 2 4.3 4.7.600-3.5 3.2.9 4.700L10 14l-4.1 2.3.9-4.700L3.3 8.4 8 7.800z",
  retry: "M16 8A6.3 6.3 0 0 0 4.5 7M4 12a6.3 6.3 0 0 0 11.5 1M4 4v3.500h3.500M16 16v-3.500h-3.5",
  bell: "M5.5 13V9a4.5 4.5 0 0 1 9 0v4l1.5 1.500H4zM8.5 17h3",
  lock: "M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9",
  filter: "M3 5h14M5.5 10h9M8 15h4",
  download: "M10 3v9.500M5.800 8.500 10 12.700l4.200-4.200M4 16.500h12",
} as const;

/** Names of the icons there are. */
export type IconName = keyof typeof PATHS;

/** A drawing beside words, or in a button that is named otherwise: it says nothing by itself. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
