import type { KeyObject } from "node:crypto";
import type { errors, JWTPayload } from "jose";
import type { KeyRing } from "./key-ring.ts";

/** The longest time from `iat` to `exp`, in seconds. */
const IDENTITY_TOKEN_LIFE = 600;

/** How far the clocks of the site's backend and of this server may differ, in seconds. */
const CLOCK_SKEW = 30;

/** Longer ones are refused before anything is computed. */
const MAX_LENGTH = 4096;

/** Three parts in base64url. The library would let blanks pass in the last. */
const FORM = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** The longest `sub`, `jti` and `nonce`, in characters. */
const MAX_ID = 100;

/** The longest address that mail can be sent to, RFC 5321. */
const MAX_EMAIL = 254;

/** What the site's backend says of the person who is signed in. */
export interface Identity {
  /** The site's own id of the user: `sub`. */
  readonly userId: string;
  /** As the backend writes it. */
  readonly email?: string | undefined;
  /** Whether the backend has proof of the e-mail address: `email_verified`, and nothing but `true`. */
  readonly emailVerified: boolean;
  /** `jti`, or else `nonce`: for who wants to take each token once only. */
  readonly tokenId?: string | undefined;
  /** When the token was made and when it expires, in seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/**
 * Why a token is refused: it is no JWT at all (`malformed`); its `alg` is not HS256 (`algorithm`);
 * no secret of the site signed it (`signature`); its `typ` is not JWT (`type`); it is for another
 * site (`audience`); its time is over (`expired`) or still to come (`not-yet-valid`); more than ten
 * minutes lie between `iat` and `exp` (`too-long-lived`); a claim is missing or of a wrong kind
 * (`claims`).
 */
export type IdentityRefusal =
  | "malformed"
  | "algorithm"
  | "signature"
  | "type"
  | "audience"
  | "expired"
  | "not-yet-valid"
  | "too-long-lived"
  | "claims";

export type IdentityAnswer =
  | { readonly identity: Identity; readonly refused?: undefined }
  | { readonly identity?: undefined; readonly refused: IdentityRefusal };

/**
 * Reads an identity token: a JWT that the site's backend signed with `STAGELIGHT_SECRET` (HS256) for
 * the person who is signed in. Examples lie in `examples/identity-token`. Never throws.
 *
 * @param site the site's address: what `aud` names, with or without a slash at its end; `stagelight`
 *   is taken as well
 * @param now seconds since 1970
 */
export async function verifyIdentityToken(
  ring: KeyRing,
  site: string,
  token: string,
  now: number,
): Promise<IdentityAnswer> {
  if (token.length > MAX_LENGTH || !FORM.test(token)) return { refused: "malformed" };
  let refused: IdentityRefusal = "signature";
  for (const secret of ring.secrets()) {
    try {
      return readClaims(await claimsOf(token, secret, site, now), now);
    } catch (error) {
      refused = reasonOf(error);
      // Whatever else is wrong with it is wrong under every secret.
      if (refused !== "signature") break;
    }
  }
  return { refused };
}

async function claimsOf(
  token: string,
  secret: KeyObject,
  site: string,
  now: number,
): Promise<JWTPayload> {
  const { jwtVerify } = await import("jose");
  const bare = site.replace(/\/$/, "");
  const { payload } = await jwtVerify(token, secret, {
    algorithms: ["HS256"],
    typ: "JWT",
    audience: ["stagelight", bare, `${bare}/`],
    requiredClaims: ["sub", "iat", "exp"],
    clockTolerance: CLOCK_SKEW,
    currentDate: new Date(now * 1000),
  });
  return payload;
}

/** What the library leaves to its caller: kinds, bounds, and the time between `iat` and `exp`. */
function readClaims(claims: JWTPayload, now: number): IdentityAnswer {
  const { sub, email, email_verified: verified = false, iat, exp, jti, nonce } = claims;
  const tokenId = jti ?? nonce;
  if (!isText(sub, MAX_ID) || !Number.isFinite(iat) || !Number.isFinite(exp)) {
    return { refused: "claims" };
  }
  if (email !== undefined && !isEmail(email)) return { refused: "claims" };
  if (typeof verified !== "boolean") return { refused: "claims" };
  if (tokenId !== undefined && !isText(tokenId, MAX_ID)) return { refused: "claims" };
  const [issuedAt, expiresAt] = [iat!, exp!];
  if (issuedAt > now + CLOCK_SKEW) return { refused: "not-yet-valid" };
  if (expiresAt - issuedAt > IDENTITY_TOKEN_LIFE) return { refused: "too-long-lived" };
  return {
    identity: {
      userId: sub,
      ...(email !== undefined && { email }),
      emailVerified: email !== undefined && verified,
      ...(tokenId !== undefined && { tokenId }),
      issuedAt,
      expiresAt,
    },
  };
}

function reasonOf(error: unknown): IdentityRefusal {
  const { code, claim, reason } = error as Partial<errors.JWTClaimValidationFailed>;
  switch (code) {
    case "ERR_JWS_SIGNATURE_VERIFICATION_FAILED":
      return "signature";
    case "ERR_JOSE_ALG_NOT_ALLOWED":
      return "algorithm";
    case "ERR_JWT_EXPIRED":
      return "expired";
    case "ERR_JWT_CLAIM_VALIDATION_FAILED":
      if (claim === "typ") return "type";
      if (claim === "aud") return "audience";
      return claim === "nbf" && reason === "check_failed" ? "not-yet-valid" : "claims";
    default:
      return "malformed";
  }
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= longest;
}

function isEmail(value: unknown): value is string {
  return isText(value, MAX_EMAIL) && /^[^\s@]+@[^\s@]+$/.test(value);
}
