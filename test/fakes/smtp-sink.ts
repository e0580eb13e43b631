import type { AddressInfo } from "node:net";
import { domainToASCII } from "node:url";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A message that the sink has taken in. */
export interface SunkMail {
  readonly from: string;
  /** Everybody who was named by RCPT TO. */
  readonly to: readonly string[];
  /** The message as it came over the wire. */
  readonly raw: string;
  readonly secure: boolean;
}

/** At what point of a conversation something goes wrong. */
export type Stage = "connect" | "auth" | "from" | "to" | "data";

/** What the sink does to conversations, in place of taking the message. */
export type Fault =
  /** Answers with a code of its own: `{ at: "to", code: 550, text: "5.1.1 No such user" }`. */
  | { readonly at: Stage; readonly code: number; readonly text: string }
  /** Takes the message in, and breaks the connection off before it says so. */
  | { readonly at: "after-data" }
  /** Takes so many milliseconds for the message. */
  | { readonly slow: number };

/** An SMTP server that fails by script. */
export interface SmtpSink {
  readonly port: number;
  /** What it took in, in order. */
  readonly mails: readonly SunkMail[];
  /** Conversations that were begun. */
  readonly connections: () => number;
  /** Forgets what it took in. */
  clear(): void;
  /** What it does from now on. A function decides for each recipient; nothing: all is well. */
  behave(fault?: Fault | ((to: string) => Fault | undefined)): void;
  close(): Promise<void>;
}

/** What a sink is made with. */
export interface SinkOptions {
  readonly host?: string;
  /** The same port again after a time of being away. */
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  /** It speaks TLS; without `certificate` with one that the library brings, which nobody believes. */
  readonly tls?: "starttls" | "from the start";
  /** In PEM. */
  readonly certificate?: { readonly key: string; readonly cert: string };
}

/** Begins to listen. */
export async function smtpSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const { host = "127.0.0.1", port = 0 } = options;
  const mails: SunkMail[] = [];
  let connections = 0;
  let script: (to: string) => Fault | undefined = () => undefined;
  const server = new SMTPServer({
    ...authOptions(options),
    logger: false,
    disableReverseLookup: true,
    closeTimeout: 200,
    onConnect(_session, done) {
      connections++;
      done(refusal(script(""), "connect"));
    },
    onAuth({ username, password }, _session, done) {
      const wrong = refusal(script(""), "auth");
      if (wrong) done(wrong);
      else if (username === options.user && password === options.password) {
        done(null, { user: username });
      } else done(replyOf(535, "5.7.8 Wrong user or password"));
    },
    onMailFrom: (_address, _session, done) => done(refusal(script(""), "from")),
    onRcptTo: ({ address }, _session, done) => done(refusal(script(address), "to")),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => asSent(address));
        const fault = to.map(script).find(Boolean);
        const wrong = refusal(fault, "data");
        if (wrong) return done(wrong);
        const take = (): void => {
          mails.push({
            from: mailFrom ? mailFrom.address : "",
            to,
            raw: Buffer.concat(parts).toString("utf8"),
            secure: session.secure,
          });
          if (fault && "at" in fault && fault.at === "after-data") breakOff(server, session.id);
          else done();
        };
        if (fault && "slow" in fault) setTimeout(take, fault.slow);
        else take();
      });
    },
  });
  // Conversations that are broken off by the other side are no fault of the sink.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    connections: () => connections,
    clear() {
      mails.length = 0;
      connections = 0;
    },
    behave(fault) {
      script = typeof fault === "function" ? fault : () => fault;
    },
    close: () =>
      new Promise((resolve) => {
        breakOff(server);
        server.close(() => resolve());
      }),
  };
}

/** The library shows domains in letters of all scripts; on the wire they are ASCII. */
function asSent(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}

function authOptions({ user, tls, certificate }: SinkOptions): SMTPServerOptions {
  return {
    ...certificate,
    authOptional: user === undefined,
    secure: tls === "from the start",
    hideSTARTTLS: tls !== "starttls",
    // A password in the clear is for tests of exactly that.
    allowInsecureAuth: !tls,
  };
}

function refusal(fault: Fault | undefined, stage: Stage): Error | null {
  if (!fault || !("code" in fault) || fault.at !== stage) return null;
  return replyOf(fault.code, fault.text);
}

function replyOf(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

/** Nothing more is said on a connection, or on any. */
function breakOff({ connections }: SMTPServer, id?: string): void {
  for (const connection of connections) {
    if (id === undefined || connection.id === id) connection._socket.destroy();
  }
}
