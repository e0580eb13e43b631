import type { ExportsTexts } from "./texts.ts";

export const texts: ExportsTexts = {
  title: "Exports",
  about:
    "CSV files for spreadsheets and other programs. What could be taken for a formula begins with an apostrophe ('). Every download is in the audit log.",
  download: "Download CSV",
  working: "Downloading: {of}",
  done: "{file} is downloaded: {lines}.",
  stopped: "Stopped. Nothing was saved.",
  lines: { one: "{n} line", other: "{n} lines" },
  none: "Nothing to export",
  noneText:
    "Newsletters, reviews, surveys and referral programs appear here once the site has them.",
  newsletter: {
    title: "Newsletter subscribers",
    about: "Everybody who has confirmed, with a line for each list they are on.",
    list: "List",
    all: "All lists",
    left: "Also those who have left, with their reasons",
  },
  referral: {
    title: "Referral rewards",
    about:
      "What each person was given in a year, and what was taken back. Years begin and end in UTC.",
    year: "Year",
    none: "Nothing has been given yet.",
  },
  reviews: {
    title: "Reviews",
    about: "All reviews and scores: published, waiting and hidden, with the reasons.",
  },
  surveys: {
    title: "Survey answers",
    about: "A line for each answer. People are in it by their ids alone.",
    survey: "Survey",
  },
};
