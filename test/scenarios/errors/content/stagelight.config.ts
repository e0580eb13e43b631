export default {
  site: { locales: ["en", "ko"] },
  audiences: { regulars: { visits: { gte: 5 } }, newcomers: { visits: { lt: 2 } } },
};
