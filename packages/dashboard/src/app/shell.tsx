import { Outlet } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { LiveProvider } from "../inbox/live.tsx";
import { useKeepTold } from "../push/keep-told.ts";
import { useMemberLanguage, useTexts } from "../texts/language.tsx";
import { useGo } from "./address.tsx";
import { Rail } from "./rail.tsx";
import { SCREENS } from "./screens.ts";
import { useSession } from "./session.ts";
import { ShortcutList } from "./shortcuts/shortcut-list.tsx";
import { useKeyboard, useShortcuts } from "./shortcuts/shortcuts.ts";

/** What stands around every screen: the navigation, and the keys that work everywhere. */
export function Shell(): ReactElement {
  const texts = useTexts();
  const { member } = useSession();
  const go = useGo();
  const [listed, setListed] = useState(false);
  useKeyboard();
  useKeepTold();
  useMemberLanguage(member.locale);
  useShortcuts([
    { keys: "?", name: texts.app.shortcuts.title, run: () => setListed(true) },
    ...SCREENS.flatMap(({ nav, path, roles }) =>
      nav?.key && (!roles || roles.includes(member.role))
        ? [{ keys: `g ${nav.key}`, name: nav.name(texts), run: () => go(nav.to ?? path) }]
        : [],
    ),
  ]);
  return (
    <LiveProvider>
      <div className="shell">
        <a className="skip unseen" href="#main">
          {texts.app.skip}
        </a>
        <Rail onShortcuts={() => setListed(true)} />
        <main id="main" className="main" tabIndex={-1}>
          <Outlet />
        </main>
        {listed && <ShortcutList onClose={() => setListed(false)} />}
      </div>
    </LiveProvider>
  );
}
