import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { useSession } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Section } from "../design/page.tsx";
import { Badge, Empty, Loading, Notice } from "../design/said.tsx";
import { tell } from "../design/toasts.tsx";
import { cannedQuery } from "../inbox/queries.ts";
import { useLanguage, useTexts } from "../texts/language.tsx";
import { CannedForm, type EditedAnswer } from "./canned-form.tsx";
import { languageName } from "../texts/localized.ts";

/** Texts that the team answers with. */
export function CannedAnswers(): ReactElement {
  const { app, settings } = useTexts();
  const { canned: texts } = settings;
  const { language } = useLanguage();
  const { member } = useSession();
  const told = useProblemText();
  const client = useQueryClient();
  const list = useQuery(cannedQuery);
  const [edited, setEdited] = useState<EditedAnswer | "new">();
  const [gone, setGone] = useState<string>();
  const may = member.role !== "agent";
  const remove = useMutation({
    mutationFn: (id: string) => api(`canned/${encodeURIComponent(id)}/delete`, { body: {} }),
    onSuccess: () => tell(texts.removed),
    onError: (problem) => tell(told(problem), "wrong"),
    onSettled: () => client.invalidateQueries({ queryKey: cannedQuery.queryKey }),
  });
  const add = may && (
    <Button kind="primary" icon="plus" onClick={() => setEdited("new")}>
      {texts.add}
    </Button>
  );
  return (
    <>
      {list.isPending && <Loading label={app.loading} />}
      {list.error && <Notice kind="wrong">{told(list.error)}</Notice>}
      {list.data?.length === 0 && (
        <Empty icon="canned" title={texts.none} action={add}>
          {texts.noneText}
        </Empty>
      )}
      {list.data && list.data.length > 0 && (
        <Section title={settings.parts.canned} about={texts.about} actions={add}>
          <ul className="cards">
            {list.data.map((answer) => (
              <li key={answer.id}>
                <p className="spread">
                  <span className="row">
                    <code>/{answer.shortcut}</code>
                    <strong>
                      <bdi>{answer.title}</bdi>
                    </strong>
                    {answer.locale && <Badge>{languageName(answer.locale, language)}</Badge>}
                  </span>
                  {may && (
                    <span className="row">
                      <Button kind="quiet" icon="edit" onClick={() => setEdited(answer)}>
                        {texts.edit}
                        <span className="unseen">{` ${answer.title}`}</span>
                      </Button>
                      <Button kind="quiet" icon="trash" onClick={() => setGone(answer.id)}>
                        {texts.remove}
                        <span className="unseen">{` ${answer.title}`}</span>
                      </Button>
                    </span>
                  )}
                </p>
                <p className="canned-text">
                  <bdi>{answer.text}</bdi>
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {edited && (
        <CannedForm
          {...(edited !== "new" && { answer: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
      {gone !== undefined && (
        <Dialog
          title={texts.removeTitle}
          onClose={() => setGone(undefined)}
          actions={
            <>
              <Button onClick={() => setGone(undefined)}>{app.cancel}</Button>
              <Button
                kind="danger"
                icon="trash"
                onClick={() => {
                  remove.mutate(gone);
                  setGone(undefined);
                }}
              >
                {texts.remove}
              </Button>
            </>
          }
        >
          <p>{texts.removeAbout}</p>
        </Dialog>
      )}
    </>
  );
}
