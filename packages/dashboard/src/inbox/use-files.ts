import { useState } from "react";
import { useProblemText } from "../app/problem-text.ts";
import { useSession } from "../app/session.ts";
import { tell } from "../design/toasts.tsx";
import { fill } from "../texts/fill.ts";
import { useTexts } from "../texts/language.tsx";
import { sizeOf } from "./size-of.ts";
import { upload } from "./upload.ts";

/** A file that goes with the next message. */
export interface ChosenFile {
  /** Tells it from others of the same name. */
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** As the server calls it, once it is there. */
  readonly id?: string;
}

/** The most files of one message. */
const MOST = 5;

/** Files for the next message: they are sent up as soon as they are chosen. */
export interface Files {
  readonly chosen: readonly ChosenFile[];
  /** What the file chooser offers; nothing where the site takes no files. */
  readonly accept: string | undefined;
  readonly add: (files: Iterable<File>) => void;
  readonly remove: (key: string) => void;
  readonly clear: () => void;
}

/** {@link Files} of one composer. */
export function useFiles(): Files {
  const { inbox: texts } = useTexts();
  const told = useProblemText();
  const { chat } = useSession();
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  const allowed = chat.attachments;
  const remove = (key: string): void =>
    setChosen((files) => files.filter((each) => each.key !== key));

  const add = async (file: File): Promise<void> => {
    if (file.size > allowed!.mostBytes) {
      tell(fill(texts.files.tooLarge, { size: sizeOf(allowed!.mostBytes) }), "wrong");
      return;
    }
    const key = crypto.randomUUID();
    const { name, size } = file;
    setChosen((files) => [...files, { key, name, size }]);
    try {
      const { id } = await upload(file);
      setChosen((files) => files.map((each) => (each.key === key ? { ...each, id } : each)));
    } catch (problem) {
      remove(key);
      tell(`${name}: ${told(problem)}`, "wrong");
    }
  };
  return {
    chosen,
    accept: allowed?.types.join(","),
    add: (files) => {
      if (!allowed) return;
      for (const file of [...files].slice(0, MOST - chosen.length)) void add(file);
    },
    remove,
    clear: () => setChosen([]),
  };
}
