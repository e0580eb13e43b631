import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseAddress, isPublic } from "./address.ts";
import { OutgoingError } from "./outgoing-error.ts";
import { readPlace } from "./places.ts";
import { openOutgoing } from "./safe-fetch.ts";
import { type Receiver, receive } from "./test-receiver.ts";

/** The first and the last address of ranges that are nobody's on the public internet, and one within. */
const RANGES: Readonly<Record<string, readonly string[]>> = {
  "this network, RFC 791": ["0.0.0.0", "0.0.0.1", "0.255.255.255"],
  "private, RFC 1918": ["10.0.0.0", "10.1.2.3", "10.255.255.255", "172.16.0.1", "172.31.255.255"],
  "private, 192.168": ["192.168.0.0", "192.168.1.1", "192.168.255.255"],
  "shared, RFC 6598": ["100.64.0.0", "100.100.100.200", "100.127.255.255"],
  "loopback, RFC 1122": ["127.0.0.0", "127.0.0.1", "127.255.255.255"],
  "link-local and metadata, RFC 3927": ["169.254.0.0", "169.254.169.254", "169.254.255.255"],
  "protocol assignments, RFC 6890": ["192.0.0.0", "192.0.0.8", "192.0.0.170", "192.0.0.255"],
  "documentation, RFC 5737": ["192.0.2.1", "198.51.100.1", "203.0.113.255"],
  "6to4 relays, RFC 7526": ["192.88.99.0", "192.88.99.255"],
  "AS112, RFC 7534 and 7535": ["192.31.196.1", "192.175.48.1"],
  "AMT, RFC 7450": ["192.52.193.1"],
  "benchmarking, RFC 2544": ["198.18.0.0", "198.19.255.255"],
  "multicast, RFC 5771": ["224.0.0.1", "239.255.255.255"],
  "reserved, RFC 1112": ["240.0.0.0", "255.255.255.254"],
  "broadcast, RFC 8190": ["255.255.255.255"],
  "unspecified, RFC 4291": ["::"],
  "loopback, RFC 4291": ["::1"],
  "v4-compatible, RFC 4291": ["::7f00:1", "::127.0.0.1", "::a9fe:a9fe", "::808:808"],
  "v4-mapped, RFC 4291": ["::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:8.8.8.8"],
  "v4-translated, RFC 2765": ["::ffff:0:127.0.0.1", "::ffff:0:808:808"],
  "NAT64, RFC 6052 and 8215": ["64:ff9b::7f00:1", "64:ff9b::8.8.8.8", "64:ff9b:1::7f00:1"],
  "discard, RFC 6666, and dummy, RFC 9780": ["100::", "100::ffff:ffff:ffff:ffff", "100:0:0:1::1"],
  "Teredo, RFC 4380": ["2001::1", "2001:0:7f00:1::"],
  "protocol assignments, RFC 2928": ["2001:1::1", "2001:1::2", "2001:1ff:ffff::"],
  "benchmarking, RFC 5180": ["2001:2::1"],
  "AMT and AS112": ["2001:3::1", "2001:4:112::1", "2620:4f:8000::1"],
  "ORCHID, RFC 4843 and 7343": ["2001:10::1", "2001:20::1", "2001:2f:ffff::1"],
  "drone remote id, RFC 9374": ["2001:30::1"],
  "documentation, RFC 3849 and 9637": ["2001:db8::1", "3fff::1", "3fff:fff:ffff::1"],
  "6to4, RFC 3056": ["2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:808:808::1"],
  "segment routing, RFC 9602": ["5f00::1"],
  "unique local, RFC 4193": ["fc00::1", "fd00:ec2::254", "fdff:ffff::1"],
  "link-local, RFC 4291": ["fe80::1", "fe80::1%eth0", "febf:ffff::1"],
  "site-local, RFC 3879": ["fec0::1", "feff:ffff::1"],
  "multicast, RFC 4291": ["ff02::1", "ff0e::1"],
  "never given out": ["200::1", "4000::1", "8000::1", "fe00::1"],
};

const special = Object.entries(RANGES).flatMap(([range, addresses]) =>
  addresses.map((address): [string, string] => [address, range]),
);

/** Other ways to write 127.0.0.1 and its like as a host. */
const HOSTS = [
  "127.1",
  "127.0.1",
  "2130706433",
  "0x7f000001",
  "0x7f.0.0.1",
  "0177.0.0.1",
  "017700000001",
  "0x7f.1",
  "127.0.0.1.",
  "０x７f.１",
  "１２７.０.０.１",
  "①②⑦.⓪.⓪.①",
  "127。0。0。1",
  "127%2e0%2e0%2e1",
  "%31%32%37.0.0.1",
  "0",
  "[::]",
  "[0:0:0:0:0:0:0:1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:0x7f000001]",
  "[fe80::1%25lo]",
  "localhost",
  "LOCALHOST",
  "localhost.",
  "app.localhost",
  "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
  "169.254.169.254",
  "2852039166",
  "0xa9fea9fe",
  "0251.0376.0251.0376",
];

let receiver: Receiver;
let sockets = 0;
const count = (): void => void sockets++;

beforeAll(async () => {
  receiver = await receive((_, response) => response.end("taken"));
  // Every connection that this process opens, whether or not anything listens there.
  subscribe("net.client.socket", count);
});
afterAll(async () => {
  unsubscribe("net.client.socket", count);
  await receiver.close();
});
beforeEach(() => {
  sockets = 0;
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof OutgoingError)) throw new Error("Not refused.", { cause: error });
  return error.code;
}

function expectNoConnection(): void {
  expect(sockets).toBe(0);
  expect(receiver.connections()).toBe(0);
}

describe("special-purpose ranges", () => {
  it.each(special)("%s is not public (%s)", (address) => {
    expect(isPublic(parseAddress(address)!)).toBe(false);
  });

  it.each(["8.8.8.8", "1.1.1.1", "99.255.255.255", "2001:4860:4860::8888", "2a00:1450::1"])(
    "%s is public",
    (address) => expect(isPublic(parseAddress(address)!)).toBe(true),
  );
});

describe("no connection is opened", () => {
  it.each(special)("to %s as a host (%s)", async (address) => {
    const host = address.includes(":") ? `[${address.replace(/%.*/, "")}]` : address;
    const { safeFetch, close } = openOutgoing();
    for (const url of [`http://${host}/`, `https://${host}/`, `http://${host}:${receiver.port}/`]) {
      expect(await codeOf(safeFetch({ method: "GET", url }))).toBe("address-refused");
    }
    expectNoConnection();
    await close();
  });

  it.each(special)("to a name that means %s (%s)", async (address) => {
    const { safeFetch, close } = openOutgoing({
      resolve: async () => [{ address, family: address.includes(":") ? 6 : 4 }],
    });
    const url = `http://nuri.example:80/`;
    expect(await codeOf(safeFetch({ method: "GET", url }))).toBe("address-refused");
    expectNoConnection();
    await close();
  });

  it.each(HOSTS)("to http://%s/", async (host) => {
    const { safeFetch, close } = openOutgoing();
    for (const url of [`http://${host}/`, `http://${host}:${receiver.port}/`]) {
      expect(await codeOf(safeFetch({ method: "GET", url }))).toMatch(
        /^(address-refused|name-unknown|url-invalid)$/,
      );
    }
    expectNoConnection();
    await close();
  });

  it.each([
    "file:///etc/passwd",
    "ftp://nuri.example/",
    "gopher://nuri.example/",
    "data:text/plain,a",
    "unix:/run/docker.sock",
    "javascript:0",
    "//nuri.example/",
    "/relative",
    "http://",
    "",
  ])("for %j", async (url) => {
    const { safeFetch, close } = openOutgoing();
    expect(await codeOf(safeFetch({ method: "GET", url }))).toBe("url-invalid");
    expectNoConnection();
    await close();
  });

  it("with a user or a password in the address", async () => {
    const { safeFetch, close } = openOutgoing();
    for (const url of ["http://nuri@127.0.0.1/", "http://nuri.example:80@127.0.0.1/"]) {
      expect(await codeOf(safeFetch({ method: "GET", url }))).toBe("credentials-in-url");
    }
    expectNoConnection();
    await close();
  });
});

describe("who answers for a name", () => {
  it("cannot change the answer between the look and the connection", async () => {
    const own = await receive((_, response) => response.end("pinned"));
    let asked = 0;
    const { safeFetch, close } = openOutgoing({
      // Plays the part of the public internet, where a test has no business.
      allowed: [readPlace(`127.0.0.1:${own.port}`)!],
      async resolve() {
        asked++;
        return [{ address: asked === 1 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
      },
    });
    const url = `http://rebind.example:${own.port}/`;
    expect((await safeFetch({ method: "GET", url })).text).toBe("pinned");
    expect(asked).toBe(1);
    await close();
    await own.close();
  });

  it("cannot lead to a private address the second time", async () => {
    const own = await receive((_, response) => {
      response.writeHead(200, { connection: "close" }).end("public");
    });
    let asked = 0;
    const { safeFetch, close } = openOutgoing({
      allowed: [readPlace(`127.0.0.1:${own.port}`)!],
      async resolve() {
        asked++;
        return [{ address: asked === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }];
      },
    });
    const url = `http://rebind.example:${own.port}/`;
    expect((await safeFetch({ method: "GET", url })).text).toBe("public");
    expect(await codeOf(safeFetch({ method: "GET", url }))).toBe("address-refused");
    expect(own.connections()).toBe(1);
    await close();
    await own.close();
  });

  it("cannot hide a private address among public ones", async () => {
    for (const hidden of ["127.0.0.1", "::1", "169.254.169.254", "::ffff:127.0.0.1"]) {
      const { safeFetch, close } = openOutgoing({
        resolve: async () => [
          { address: "8.8.8.8", family: 4 },
          { address: hidden, family: hidden.includes(":") ? 6 : 4 },
        ],
      });
      const url = "http://mixed.example/";
      expect(await codeOf(safeFetch({ method: "GET", url }))).toBe("address-refused");
      await close();
    }
    expectNoConnection();
  });

  it("cannot answer with what is no address", async () => {
    for (const address of ["0177.0.0.1", "localhost", "", "127.1"]) {
      const { safeFetch, close } = openOutgoing({ resolve: async () => [{ address, family: 4 }] });
      const url = "http://odd.example/";
      expect(await codeOf(safeFetch({ method: "GET", url }))).toBe("address-refused");
      await close();
    }
    expectNoConnection();
  });
});
