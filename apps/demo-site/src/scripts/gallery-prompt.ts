/** Where the server serves what defines widgets; no file of this site. */
const embed = "/_stagelight/embed.js";

void import(/* @vite-ignore */ embed).then((widgets: { definePrompts(): void }) =>
  widgets.definePrompts(),
);
