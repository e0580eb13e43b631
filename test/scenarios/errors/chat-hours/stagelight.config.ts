export default {
  site: { name: "Nuri Tea" },
  chat: {
    hours: { timeZone: "Asia/Soul", weekly: { mon: ["18:00-09:00"], sunday: ["10:00-12:00"] } },
    fields: [
      { id: "order", label: "Order", type: "text" },
      { id: "order", label: "Number", type: "text" },
    ],
    attachments: { types: ["image/svg+xml"] },
    answers: { answerer: { url: "http://answers.nuri.example/ask" } },
  },
};
