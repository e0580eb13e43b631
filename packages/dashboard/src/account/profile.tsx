import { type ReactElement, useState } from "react";
import { useSession } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Field, Tick } from "../design/field.tsx";
import { Section } from "../design/page.tsx";
import { tell } from "../design/toasts.tsx";
import { useTexts } from "../texts/language.tsx";
import { useMe } from "./use-me.ts";

/** How one is called, and whether visitors see that one is there. */
export function Profile(): ReactElement {
  const { app, account: texts } = useTexts();
  const { member } = useSession();
  const [name, setName] = useState(member.name);
  const me = useMe();
  return (
    <Section title={texts.profile}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          me.mutate({ name }, { onSuccess: () => tell(app.saved) });
        }}
      >
        <Field
          label={texts.name}
          hint={texts.nameHint}
          autoComplete="name"
          maxLength={60}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" busy={me.isPending} disabled={name === member.name}>
          {app.save}
        </Button>
      </form>
      <Tick
        asSwitch
        label={texts.available}
        hint={texts.availableHint}
        checked={member.available}
        onChange={(event) => me.mutate({ available: event.currentTarget.checked })}
      />
    </Section>
  );
}
