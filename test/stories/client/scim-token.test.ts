import fc from "fast-check";
import nock from "nock";
import { ClientOptionError } from "../../../src/automox/transport/options";
import { failureOf, HOST } from "../../support/client/client-under-test";
import { ask, listOf, server, TOKEN, underTest } from "../../support/client/scim-under-test";

describe("the token", () => {
  test("reaches no error, log line or text, whatever the server does", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(200, 204, 302, 400, 401, 403, 404, 500),
        fc.constantFrom(TOKEN, `{"detail":"${TOKEN}"}`, `{"scimType":"${TOKEN}"}`, `<title>${TOKEN}</title>`),
        async (status, body) => {
          nock(HOST)
            .get(/.*/)
            .times(4)
            .reply(status, body, { location: `https://evil.example.com/${TOKEN}` });
          const { scim, clock, log, call } = underTest();
          const failure = await clock.run(scim.list(call)).then(
            () => undefined,
            (thrown: Error) => thrown,
          );
          const cause =
            failure?.cause instanceof Error ? `${failure.cause.message}${failure.cause.stack}` : "";
          const told = `${failure?.message}${failure?.stack}${cause}${JSON.stringify([failure, log])}`;
          nock.cleanAll();
          expect(told).not.toContain(TOKEN);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("is not sent after a redirect to another host", async () => {
    server().get("/Users/x").reply(302, "", { location: "https://evil.example.com/" });
    const failure = await failureOf(ask((scim, call) => scim.get("x", call)));
    expect(failure.reason).toContain("because the SCIM token must not go elsewhere");
  });

  test("is not in the query, and the address searched for is not in the log", async () => {
    server().get("/Users").query(true).reply(200, JSON.stringify(listOf()));
    const { run, call, log } = underTest();
    await run((scim) => scim.find("ada@example.com", call));
    expect(log[0]?.fields).toMatchObject({ credential: "scim", path: "/Users", startIndex: 1, count: 500 });
    expect(JSON.stringify(log)).not.toContain("ada@");
  });

  test.each([
    ["an empty token", { token: " " }, "Expected `scim.token` to be the text of a SCIM token"],
    ["a token of two words", { token: "Bearer x" }, "Expected `scim.token` to be one word"],
    [
      "plain http",
      { url: "http://console.automox.com/api/scim/v2" },
      "because the SCIM token must not travel in the clear",
    ],
  ])("or its address is refused at once: %s", (_name, options, text) => {
    const made = () => underTest(options);
    expect(made).toThrow(ClientOptionError);
    const option = `scim.${Object.keys(options)[0]}`;
    expect(made).toThrow(expect.objectContaining({ option, message: expect.stringContaining(text) }));
  });
});
