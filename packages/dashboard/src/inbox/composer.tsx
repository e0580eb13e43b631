import type { CannedAnswer, InboxConversation, InboxEntry } from "@stagelight/core/endpoints";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from "react";
import { useSession } from "../app/session.ts";
import { useShortcuts } from "../app/shortcuts/shortcuts.ts";
import { Notice } from "../design/said.tsx";
import { useFormat, useTexts } from "../texts/language.tsx";
import { cannedFor, fillCanned, slashBefore } from "./canned.ts";
import { ComposerFoot } from "./composer-foot.tsx";
import { draftOf, keepDraft, type Mode } from "./drafts.ts";
import { FilesView } from "./files-view.tsx";
import type { Here } from "./people-here.ts";
import { send } from "./pending.ts";
import { CannedPicker } from "./pickers.tsx";
import { cannedQuery } from "./queries.ts";
import { useFiles } from "./use-files.ts";
import { useTyping } from "./use-typing.ts";

interface ComposerProps {
  readonly conversation: InboxConversation;
  readonly here: Here;
  readonly onSent: (entry: InboxEntry) => void;
}

/** As long as a message may be. */
const MOST = 4_000;
/** So many canned answers are offered while one types. */
const OFFERED = 6;

/** Keyboards of phones have no Shift + Enter: there Enter begins a line, and the button sends. */
const byThumb = (): boolean => matchMedia("(pointer: coarse) and (hover: none)").matches;

/** Where answers and notes are written. Enter sends; with Shift it begins a line. */
export function Composer({ conversation, here, onSent }: ComposerProps): ReactElement {
  const { inbox: texts } = useTexts();
  const format = useFormat();
  const { member, site } = useSession();
  const { id, name, locale } = conversation;
  const [mode, setMode] = useState<Mode>("message");
  const [text, setText] = useState(() => draftOf(id, "message"));
  const [cursor, setCursor] = useState(0);
  const [offeredAt, setOfferedAt] = useState(0);
  const [refused, setRefused] = useState<string>();
  const [picking, setPicking] = useState(false);
  const { data: canned = [] } = useQuery(cannedQuery);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const typing = useTyping(id);
  const files = useFiles();
  const note = mode === "note";

  const write = (to: string): void => {
    setText(to);
    keepDraft(id, mode, to);
  };
  const turn = (to: Mode): void => {
    if (to !== mode) {
      setMode(to);
      setText(draftOf(id, to));
    }
    requestAnimationFrame(() => field.current?.focus());
  };
  useShortcuts([
    { keys: "r", name: texts.reply, run: () => turn("message") },
    { keys: "n", name: texts.writeNote, run: () => turn("note") },
    { keys: "c", name: texts.canned.title, run: () => setPicking(true) },
  ]);
  useEffect(() => {
    const box = field.current!;
    box.style.blockSize = "auto";
    box.style.blockSize = `${box.scrollHeight + 2}px`;
  }, [text, mode]);

  const slash = slashBefore(text, cursor);
  const offered =
    slash && slash.typed !== refused
      ? cannedFor(canned, slash.typed, locale).slice(0, OFFERED)
      : [];
  const at = Math.min(offeredAt, offered.length - 1);

  /** Puts a canned answer where the slash was typed, or where the cursor stands. */
  const insert = (answer: CannedAnswer): void => {
    const filled = fillCanned(answer.text, {
      ...(name && { name }),
      agent: member.name,
      site: site.name,
    });
    const from = slash ? slash.from : cursor;
    write(text.slice(0, from) + filled + text.slice(cursor));
    const end = from + filled.length;
    setCursor(end);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(end, end);
    });
  };
  const submit = (): void => {
    const sent = note ? [] : files.chosen;
    // What has no words of its own is called as its files are.
    const said = text.trim() || sent.map((file) => file.name).join(", ");
    if (!said || said.length > MOST || sent.some((file) => !file.id)) return;
    const attachments = sent.map((file) => file.id!);
    void send(
      { id: crypto.randomUUID(), conversation: id, kind: mode, text: said, attachments },
      onSent,
    );
    if (!note) files.clear();
    write("");
    setCursor(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter ends a word of Korean or Chinese that is being put together.
    if (event.nativeEvent.isComposing) return;
    if (offered.length > 0) {
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 + offered.length }[event.key];
      if (to !== undefined) setOfferedAt(to % offered.length);
      else if (event.key === "Enter" || event.key === "Tab") insert(offered[at]!);
      else if (event.key === "Escape") setRefused(slash!.typed);
      else return;
      event.preventDefault();
      return;
    }
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter" || event.shiftKey || byThumb()) return;
    event.preventDefault();
    submit();
  };
  const writers = here.people.filter(({ doing }) => doing === "writing");
  return (
    <footer className={note ? "composer note" : "composer"}>
      {writers.length > 0 && (
        <Notice kind="spot" icon="warn" live>
          {format.names(
            texts.writes,
            writers.map((each) => each.name),
          )}
        </Notice>
      )}
      <div className="composer-box">
        <div className="composer-modes" role="group" aria-label={texts.kind}>
          <button type="button" aria-pressed={!note} onClick={() => turn("message")}>
            {texts.reply}
          </button>
          <button type="button" aria-pressed={note} onClick={() => turn("note")}>
            {texts.note}
          </button>
        </div>
        <textarea
          ref={field}
          rows={2}
          dir="auto"
          aria-label={note ? texts.writeNote : texts.writeReply}
          placeholder={note ? texts.notePlaceholder : texts.replyPlaceholder}
          value={text}
          role={offered.length > 0 ? "combobox" : undefined}
          aria-expanded={offered.length > 0 ? true : undefined}
          aria-controls={offered.length > 0 ? listId : undefined}
          aria-activedescendant={offered.length > 0 ? `${listId}-${at}` : undefined}
          onChange={({ currentTarget: { value, selectionStart } }) => {
            write(value);
            setCursor(selectionStart);
            setRefused(undefined);
            setOfferedAt(0);
            if (value.trim()) typing(note);
          }}
          onPaste={(event) => {
            const { files: pasted } = event.clipboardData;
            if (pasted.length === 0 || note || files.accept === undefined) return;
            event.preventDefault();
            files.add(pasted);
          }}
          onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        {offered.length > 0 && (
          <div id={listId} className="picks offered" role="listbox" aria-label={texts.canned.title}>
            {offered.map((answer, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys belong to the field
              <div
                key={answer.id}
                id={`${listId}-${index}`}
                className="pick"
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                data-current={index === at || undefined}
                onClick={() => insert(answer)}
              >
                <span className="mono">/{answer.shortcut}</span>
                <span>{answer.title}</span>
                <span className="soft pick-more">{answer.text}</span>
              </div>
            ))}
          </div>
        )}
        <FilesView files={files} />
        <ComposerFoot
          note={note}
          over={text.length - MOST}
          files={files}
          onCanned={() => setPicking(true)}
          onSubmit={submit}
        />
      </div>
      {picking && (
        <CannedPicker locale={locale} onPick={insert} onClose={() => setPicking(false)} />
      )}
    </footer>
  );
}
