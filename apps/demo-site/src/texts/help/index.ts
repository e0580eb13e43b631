import en from "./en.ts";
import ko from "./ko.ts";
import zh from "./zh.ts";

export default { en, ko, zh };
