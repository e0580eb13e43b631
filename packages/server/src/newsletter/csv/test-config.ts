/** For tests: a site whose newsletter has lists, fields and interests. */
export const CONFIG = {
  site: { name: "Nuri Tea", url: "https://nuri.example", locales: ["en", "ko", "zh"] },
  server: {},
  mail: { from: "hello@nuri.example", postalAddress: "Seoul" },
  newsletter: {
    name: true,
    lists: [
      { id: "tea", name: "Tea" },
      { id: "ware", name: "Teaware" },
    ],
    fields: [
      {
        id: "teas",
        type: "choices",
        label: { en: "Which teas?", ko: "어떤 차?" },
        interest: true,
        choices: [
          { id: "green", label: { en: "Green", ko: "녹차" } },
          { id: "black", label: { en: "Black", ko: "홍차" } },
        ],
      },
      { id: "note", type: "text", label: "Note" },
    ],
  },
};
