import { send, type Sent } from "../../platform/send.ts";
import { newSecret, type TokenSource } from "./proof.ts";

interface Asked extends RequestInit {
  readonly headers?: Readonly<Record<string, string>>;
}

/** How long an answer may take. */
const PATIENCE_MS = 15_000;

/** Nothing is given up by itself here. */
const never = new AbortController().signal;

/** Asks the server in the visitor's name: by the chat's own secret, or as who has signed in. */
export class ChatApi {
  readonly #server: string;
  secret: string | undefined;
  token: string | undefined;
  #source: TokenSource | undefined;

  constructor(server: string) {
    this.#server = `${server}/v1/chat/`;
  }

  /** Whether there is somebody to ask for. */
  get known(): boolean {
    return Boolean(this.token ?? this.secret);
  }

  /** Who has signed in; nothing: nobody any more. */
  async signIn(source: TokenSource | undefined): Promise<void> {
    this.#source = source;
    this.token = typeof source === "function" ? await source() : source;
  }

  /** The visitor begins to chat: now there has to be a secret. */
  begin(): void {
    if (!this.known) this.secret = newSecret();
  }

  /** Ties what was said under the secret to who has signed in. */
  async identify(): Promise<void> {
    const { secret, token } = this;
    if (!secret || !token) return;
    await this.#post("identify", { token }, secret);
  }

  /** @returns nothing where there was no answer */
  async get(path: string): Promise<{ status: number; answer: unknown } | undefined> {
    try {
      const response = await this.ask(path);
      return { status: response.status, answer: await response.json() };
    } catch {
      return undefined;
    }
  }

  /** @throws where there is no answer */
  async ask(path: string, init: Asked = {}): Promise<Response> {
    const { signal = AbortSignal.timeout(PATIENCE_MS), headers } = init;
    const again = () =>
      fetch(this.#server + path, { ...init, signal, headers: { ...headers, ...this.#headers() } });
    const response = await again();
    return (await this.#renewed(response.status)) ? again() : response;
  }

  async post(path: string, body: object = {}): Promise<Sent> {
    const sent = await this.#post(path, body);
    const refused = sent.kind === "failed" && /token|identity/.test(sent.code ?? "");
    return refused && (await this.#renewed(401)) ? this.#post(path, body) : sent;
  }

  #post(path: string, body: object, proof?: string): Promise<Sent> {
    const headers = proof ? { authorization: `Bearer ${proof}` } : this.#headers();
    return send(this.#server + path, body, { given: never, proving: () => {}, headers });
  }

  /** A token may have run out; tells whether there is another one now. */
  async #renewed(status: number): Promise<boolean> {
    const source = this.#source;
    if (status !== 401 || typeof source !== "function") return false;
    const before = this.token;
    this.token = await Promise.resolve(source()).catch(() => before);
    return this.token !== before;
  }

  #headers(): Readonly<Record<string, string>> {
    const proof = this.token ?? this.secret;
    return proof ? { authorization: `Bearer ${proof}` } : {};
  }
}
