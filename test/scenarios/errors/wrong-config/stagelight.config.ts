export default {
  lifecycle: {
    model: "awareness-to-advocasy",
    rules: [{ to: "considertion", when: { page: "compare/**", within: "7 days" } }],
    decay: [{ from: "awareness", to: "consideration", after: "1d" }],
  },
  consent: { mode: "none" },
  newsleter: {},
};
