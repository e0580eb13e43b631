/** Where the server serves what defines widgets; no file of this site. */
const embed = "/_stagelight/embed.js";

const { definePrompts } = (await import(/* @vite-ignore */ embed)) as { definePrompts(): void };
definePrompts();

export {};
