import { languageOf } from "../../platform/texts.ts";
import type { Refusal } from "./send-file.ts";

/** What is said of files. `{name}` is a file's. */
interface FileWords {
  /** What the list of chosen files is called. */
  readonly chosen: string;
  /** A button that takes one back. */
  readonly remove: string;
  /** Told after a file was chosen, and after one was taken back. */
  readonly added: string;
  readonly removed: string;
  /** `{kinds}` are those that can be sent, `{most}` how large a file may be, `{count}` how many go at once. */
  readonly wrong: Readonly<Record<Refusal | "many", string>>;
}

/** They come with what sends files: who sends none need not have them. */
const WORDS: Readonly<Record<string, FileWords>> = {
  en: {
    chosen: "Files for your message",
    remove: "Remove {name}",
    added: "{name} goes with your message.",
    removed: "{name} is removed.",
    wrong: {
      refused: "{name} cannot be sent. Files that can: {kinds}.",
      large: "{name} is too large: {most} at most.",
      failed: "{name} could not be sent. Please try again.",
      many: "At most {count} files go with one message.",
    },
  },
  ko: {
    chosen: "첨부할 파일",
    remove: "{name} 첨부 취소",
    added: "{name} 파일을 메시지와 함께 보냅니다.",
    removed: "{name} 첨부를 취소했습니다.",
    wrong: {
      refused: "{name} 파일은 보낼 수 없습니다. 보낼 수 있는 형식: {kinds}",
      large: "{name} 파일이 너무 큽니다. 최대 {most}까지 보낼 수 있습니다.",
      failed: "{name} 파일을 보내지 못했습니다. 다시 시도해 주세요.",
      many: "한 번에 파일을 {count}개까지 보낼 수 있습니다.",
    },
  },
  zh: {
    chosen: "待发送的文件",
    remove: "移除 {name}",
    added: "{name} 将随消息一起发送。",
    removed: "已移除 {name}。",
    wrong: {
      refused: "无法发送 {name}。支持的格式：{kinds}。",
      large: "{name} 过大，最大为 {most}。",
      failed: "{name} 未能发送，请重试。",
      many: "每条消息最多可附 {count} 个文件。",
    },
  },
};

/** The words in the language of a locale. */
export const wordsIn = (locale: string): FileWords => WORDS[languageOf(locale)]!;

/** Fills in what stands in braces. What is filled in is never read again: a file may have any name. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => `${values[key]}`);

/** How large a file is, as people say it. */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
