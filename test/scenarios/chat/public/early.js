// A site's own script, which calls the chat before there is code.
window.heard = [];
const off = window.stagelight.chat.on("opened", () => window.heard.push("never"));
window.stagelight.chat.on("opened", () => window.heard.push("opened"));
off();
window.stagelight.chat.setAttributes({ plan: "pro" });
