import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import nock from "nock";
import type { Scim } from "../../../src/automox/scim";
import { failureOf } from "../../support/client/client-under-test";
import { ADA, ask, listOf, server, TIMEOUT_MS, TOKEN, underTest } from "../../support/client/scim-under-test";

const paged = (startIndex: number) => ({ startIndex, count: 500 });
const fixture = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../fixtures/scim/${name}.json`), "utf8")).request;

describe("what is sent", () => {
  /** What a plain server on loopback receives: nock would parse it. */
  async function sent(act: (scim: Scim, call: { signal: AbortSignal }) => Promise<unknown>) {
    nock.restore();
    const seen: { line: string; headers: Record<string, unknown>; text: string }[] = [];
    const listening = createServer((request, response) => {
      let text = "";
      request.on("data", (chunk) => {
        text += chunk;
      });
      request.on("end", () => {
        seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, text });
        response.end(JSON.stringify(listOf()));
      });
    });
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    const { port } = listening.address() as AddressInfo;
    const { scim, call } = underTest({ url: `http://127.0.0.1:${port}/api/scim/v2` });
    await act(scim, call);
    await scim.close();
    listening.closeAllConnections();
    await new Promise((resolve) => listening.close(resolve));
    nock.activate();
    return seen;
  }

  test("to disable is the documented body, byte for byte, and to enable the same with true", async () => {
    const { path, bodyText, method } = fixture("disable-user");
    const [disable, enable] = await sent(async (scim, call) => {
      await scim.setActive("abc", false, call);
      await scim.setActive("abc", true, call);
    });
    expect(disable).toMatchObject({
      line: `${method} ${path.replace("{id}", "abc")}`,
      text: bodyText,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        "content-type": "application/scim+json",
        accept: "application/scim+json, application/json",
      },
    });
    expect(enable?.text).toBe(bodyText.replace("false", "true"));
  });

  test("to find somebody is the documented filter, encoded", async () => {
    const { path } = fixture("find-user");
    const [found] = await sent((scim, call) => scim.find("user@example.com", call));
    const [, , query] = /^GET ([^?]+)\?filter=([^&]+)&startIndex=1&count=500$/.exec(found?.line ?? "") ?? [];
    expect(`/api/scim/v2/Users?filter=${decodeURIComponent(query ?? "")}`).toBe(path);
    expect(query).toMatch(/^[A-Za-z0-9%._-]+$/);
    expect(found?.headers["content-type"]).toBeUndefined();
  });

  test("no address can end the filter's value or the query", async () => {
    const addresses = [
      'o"brien@example.com',
      "back\\slash@example.com",
      "a&b=c#d+e@example.com",
      "ü@example.com",
    ];
    const seen = await sent(async (scim, call) => {
      for (const address of addresses) await scim.find(address, call);
    });
    const filters = seen.map(({ line }) => new URL(line.slice(4), "http://x").searchParams.get("filter"));
    expect(filters.map((filter) => JSON.parse(filter?.replace("userName eq ", "") ?? ""))).toEqual(addresses);
    expect(seen.every(({ line }) => line.endsWith("&startIndex=1&count=500"))).toBe(true);
  });
});

describe("find", () => {
  const answering = (body: object) => server().get("/Users").query(true).reply(200, JSON.stringify(body));

  test.each([
    ["nobody", listOf(), undefined],
    ["the one", listOf(ADA), ADA],
    [
      "the one in another case",
      listOf({ ...ADA, userName: "Ada@Example.com" }),
      { ...ADA, userName: "Ada@Example.com" },
    ],
    ["the right one where the filter is ignored", listOf({ id: "b", userName: "bob@example.com" }, ADA), ADA],
    ["nobody where the filter is ignored", listOf({ id: "b", userName: "bob@example.com" }), undefined],
  ])("gives %s", async (_name, body, expected) => {
    answering(body);
    expect(await ask((scim, call) => scim.find("ada@example.com", call))).toEqual(expected);
  });

  test("looks on all pages where the filter is ignored", async () => {
    const bob = { id: "b", userName: "bob@example.com" };
    const filter = 'userName eq "ada@example.com"';
    const page = (startIndex: number, row: object) =>
      server()
        .get("/Users")
        .query({ filter, ...paged(startIndex) })
        .reply(200, { totalResults: 2, Resources: [row] });
    page(1, bob);
    page(2, ADA);
    expect(await ask((scim, call) => scim.find("ada@example.com", call))).toEqual(ADA);
  });

  test("guesses nothing where two have the name", async () => {
    answering(listOf(ADA, { ...ADA, id: "a2", userName: "ADA@example.com" }));
    expect(await failureOf(ask((scim, call) => scim.find("ada@example.com", call)))).toMatchObject({
      kind: "unreadable",
      credential: "scim",
    });
  });
});

describe("list", () => {
  const page = (startIndex: number, body: object) =>
    server().get("/Users").query(paged(startIndex)).reply(200, JSON.stringify(body));
  const bob = { id: "b", userName: "bob@example.com" };

  test("reads on where a page is short, and asks without a filter", async () => {
    page(1, { totalResults: 2, Resources: [ADA] });
    page(2, { totalResults: 2, Resources: [bob] });
    expect(await ask((scim, call) => scim.list(call))).toEqual([ADA, bob]);
  });

  test("asks once more where somebody came or went meanwhile", async () => {
    page(1, { totalResults: 2, Resources: [ADA] });
    page(2, { totalResults: 1, Resources: [] });
    page(1, { totalResults: 1, Resources: [ADA] });
    expect(await ask((scim, call) => scim.list(call))).toEqual([ADA]);
  });

  test("is an error where it stays incomplete", async () => {
    for (const _ of [1, 2]) {
      page(1, { totalResults: 3, Resources: [ADA, bob] });
      page(3, { totalResults: 3, Resources: [] });
    }
    expect(await failureOf(ask((scim, call) => scim.list(call)))).toMatchObject({
      kind: "unreadable",
      path: "/Users",
      credential: "scim",
      reason: "the list announced 3 users and ended after 2, twice",
    });
  });

  test("says what is wrong with a row, and does not ask again", async () => {
    page(1, { totalResults: 1, Resources: [{ userName: "secret@example.com" }] });
    const failure = await failureOf(ask((scim, call) => scim.list(call)));
    expect(failure).toMatchObject({
      kind: "unreadable",
      reason: "expected Resources[0].id to be the id of a user",
    });
    expect(failure.message).not.toContain("secret@");
  });
});

describe("get", () => {
  const one = () => server().get("/Users/a%2F1");

  test("asks for an id as one part of the path", async () => {
    one().reply(200, JSON.stringify(ADA));
    expect(await ask((scim, call) => scim.get("a/1", call))).toEqual(ADA);
  });

  test("gives undefined for 404, and only for 404", async () => {
    one().reply(404, "");
    one().reply(403, "");
    expect(await ask((scim, call) => scim.get("a/1", call))).toBeUndefined();
    expect(await failureOf(ask((scim, call) => scim.get("a/1", call)))).toMatchObject({ kind: "forbidden" });
  });

  test("believes no answer about somebody else", async () => {
    one().reply(200, JSON.stringify({ ...ADA, id: "b" }));
    expect(await failureOf(ask((scim, call) => scim.get("a/1", call)))).toMatchObject({
      kind: "unreadable",
      reason: "the answer is about somebody else",
    });
  });
});

describe("setActive", () => {
  const one = () => server().patch("/Users/abc");
  const disable = (under: ReturnType<typeof underTest>) =>
    under.run((scim) => scim.setActive("abc", false, under.call));

  test.each([
    ["the user", 200, JSON.stringify(ADA)],
    ["nothing", 204, ""],
    ["something unreadable", 200, "<html>"],
  ])("takes a success that answers %s, since what it led to is read anyway", async (_name, status, body) => {
    one().reply(status, body);
    await disable(underTest());
  });

  test.each([
    ["a 503", () => one().reply(503, "")],
    ["a 429", () => one().reply(429, "", { "retry-after": "3" })],
    [
      "a connection that breaks",
      () => one().replyWithError(Object.assign(new Error("x"), { code: "ECONNRESET" })),
    ],
  ])("is repeated after %s, because it sets one value", async (_name, fail) => {
    fail();
    one().reply(204);
    await disable(underTest());
  });

  test("that may have happened says so", async () => {
    one().times(5).reply(503, "");
    expect(await failureOf(disable(underTest()))).toMatchObject({
      kind: "unavailable",
      mayHaveHappened: true,
    });
  });

  test("of nobody is not-found", async () => {
    one().reply(404, "");
    expect(await failureOf(disable(underTest()))).toMatchObject({
      kind: "not-found",
      mayHaveHappened: false,
    });
  });
});

describe("a refusal", () => {
  const refused = async (status: number, body: object) => {
    server().get("/Users/x").reply(status, JSON.stringify(body));
    return failureOf(ask((scim, call) => scim.get("x", call)));
  };
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:Error"];

  test.each([
    [
      "its detail and its type",
      { detail: "No such filter", scimType: "invalidFilter" },
      "No such filter (invalidFilter)",
    ],
    ["its detail", { detail: "Nobody" }, "Nobody"],
    ["its type alone", { scimType: "mutability" }, "mutability"],
  ])("is told with %s", async (_name, said, apiText) => {
    const failure = await refused(400, { schemas, ...said, status: "400" });
    expect(failure).toMatchObject({ kind: "invalid", status: 400, apiText, credential: "scim" });
  });

  test("of the token is the SCIM token's", async () => {
    const failure = await refused(401, { schemas, detail: `Bad token ${TOKEN}`, status: "401" });
    expect(failure).toMatchObject({
      kind: "unauthorized",
      credential: "scim",
      apiText: "Bad token [redacted]",
    });
    expect(failure.message).toBe(
      '[unauthorized] SCIM GET /Users/x: Automox answered 401: "Bad token [redacted]"',
    );
  });
});

test("requests are paced on a budget of SCIM's own", async () => {
  const { run, call, clock } = underTest({
    pacing: { requestsPer5Minutes: 10, maxConcurrent: 10, requestTimeoutMs: TIMEOUT_MS, maxWaitMs: 300_000 },
  });
  server().get("/Users/x").times(10).reply(404, "");
  for (let turn = 0; turn < 10; turn += 1) await run((scim) => scim.get("x", call));
  // 98 % of 10 are 9, so the tenth waited for the window.
  expect(clock.slept.some((ms) => ms > 200_000)).toBe(true);
});

test("closing cancels what comes later", async () => {
  const { scim, call } = underTest();
  await scim.close();
  expect(await failureOf(scim.list(call))).toMatchObject({ kind: "cancelled", credential: "scim" });
});
