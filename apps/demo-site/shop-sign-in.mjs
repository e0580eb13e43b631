/**
 * Signing in without a password, by a link in a mail, which this demo shows on a page of its own. Who is
 * signed in gets an identity token: with it Stagelight's server knows who somebody is.
 */
import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { escaped, shopPage, timeOf } from "./shop-page.mjs";

/** Milliseconds for which a link works. */
const LINK_LASTS = 15 * 60_000;

/** Seconds for which somebody stays signed in. */
const SESSION_LASTS = 3600;

/** So many links are kept for looking at. */
const MOST = 50;

/** Where somebody can have come from, and goes back to. */
const BACK = /^\/(ko\/|zh\/)?your-data\/$/;

/**
 * @param options.path below which the shop's backend answers
 * @param options.site `site.url` of stagelight.config.ts
 * @param options.secret STAGELIGHT_SECRET
 */
export function signIn({ path, site, secret }) {
  const links = new Map();
  const sessions = new Map();

  return {
    asks: ({ email, page }) => /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email) && BACK.test(page),

    /** Makes a link, which only whoever reads the mail knows. */
    ask({ email, page }) {
      const link = randomBytes(24).toString("base64url");
      links.set(link, { email, page, at: new Date() });
      if (links.size > MOST) links.delete(links.keys().next().value);
      return { status: 200 };
    },

    mails: () =>
      shopPage(
        "Mail of the shop",
        `
      <h1>Mail of the shop</h1>
      <p>What the shop itself would have sent: links to sign in. Each works once, for fifteen minutes.</p>
      ${links.size === 0 ? "<p>None so far.</p>" : `<ul>${[...links].toReversed().map(mail).join("")}</ul>`}`,
      ),

    /** Opening changes nothing, since programs open links too. */
    door: (link) =>
      isOpen(links.get(link))
        ? shopPage(
            "Sign in",
            `
      <h1>Sign in to Nuri Tea</h1>
      <form method="post" action="sign-in/open">
        <input type="hidden" name="link" value="${escaped(link)}">
        <button>Sign me in</button>
      </form>`,
          )
        : shopPage("Sign in", "<h1>This link no longer works</h1><p>Ask for a new one.</p>"),

    open(link) {
      const found = links.get(link);
      links.delete(link);
      if (!isOpen(found)) return to(`${path}/sign-in`);
      const session = randomBytes(24).toString("base64url");
      sessions.set(session, { email: found.email, ends: Date.now() + SESSION_LASTS * 1000 });
      const kept = `Path=${path}; Max-Age=${SESSION_LASTS}; HttpOnly; SameSite=Lax`;
      return to(`${found.page}#mine`, `nuri-session=${session}; ${kept}`);
    },

    /** Who asks, as a token for Stagelight. */
    token(request) {
      const cookie = request.headers.get("cookie") ?? "";
      const session = sessions.get(/(?:^|; )nuri-session=([\w-]+)/.exec(cookie)?.[1]);
      if (!session || session.ends < Date.now()) return { status: 401 };
      return { status: 200, token: identityToken(secret, site, session.email) };
    },
  };

  function mail([link, { email, at }]) {
    return `
    <li>
      <h2>To ${escaped(email)}</h2>
      <p>${timeOf(at)} <a href="${path}/sign-in?link=${link}">Sign in to Nuri Tea</a></p>
    </li>`;
  }
}

const isOpen = (found) => found !== undefined && Date.now() - found.at < LINK_LASTS;

const to = (location, cookie) =>
  new Response(null, {
    status: 303,
    headers: { location, ...(cookie && { "set-cookie": cookie }) },
  });

/** As a shop signs it for whoever has shown that an address is theirs. */
function identityToken(secret, site, email) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const iat = Math.floor(Date.now() / 1000);
  const claims = { aud: site, sub: email, email, email_verified: true };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ ...claims, iat, exp: iat + 300, jti: randomUUID() })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
