export { linksIn, type TextPart } from "./chat/links-in.ts";
