export default {
  site: { name: "Nuri Tea" },
  server: {},
  mail: { from: "hello@nuri.example", postalAddress: "Nuri Tea, Jongno-gu, Seoul" },
  review: {
    ask: { onlyIf: "promoter" },
    links: [{ id: "google", url: "https://g.page/r/nuri/review", when: { stars: { gte: 4 } } }],
    about: "LocalBusiness",
    thanks: { codes: { pool: "codes.txt" }, text: "5 % off", minStars: 5 },
  },
};
