import nock from "nock";
import { createClient } from "../../../src/automox/client";
import { ClientOptionError } from "../../../src/automox/transport/options";
import { failureOf, HOST, ORG, underTest } from "../../support/client/client-under-test";
import { settle } from "../../support/client/fake-clock";

const OPTIONS = {
  apiKey: "abc",
  baseUrl: "http://console.automox.com/api",
  userAgent: "x",
  pacing: { requestsPer5Minutes: 1, maxConcurrent: 1, requestTimeoutMs: 1, maxWaitMs: 1 },
  log: { debug: () => {}, info: () => {}, warn: () => {} },
};

test("plain http is refused before anything is sent", () => {
  expect(() => createClient(OPTIONS)).toThrow(ClientOptionError);
});

test("a new client has used nothing", () => {
  const { client } = underTest();
  expect(client.usage).toMatchObject({ made: 0, inWindow: 0, budget: 2_450, waitedMs: 0 });
});

test("headers say what is accepted, who asks and with which program", async () => {
  const { client, clock, call } = underTest({
    userAgent: "terraform-provider-automox/1.2.3 (Terraform/1.11.4) ci",
  });
  const scope = nock(HOST, {
    reqheaders: {
      accept: "application/json",
      "user-agent": "terraform-provider-automox/1.2.3 (Terraform/1.11.4) ci",
    },
    badheaders: ["content-type", "cookie"],
  })
    .get("/api/users/self")
    .reply(200, '{"id": 1}');
  expect(await clock.run(client.users.self(call))).toEqual({ id: 1 });
  scope.done();
});

test("the base URL's path is kept, with or without a slash at its end", async () => {
  const { client, clock, call } = underTest({ baseUrl: "https://proxy.example.com/automox/api/" });
  const scope = nock("https://proxy.example.com").get("/automox/api/users/self").reply(200, '{"id": 1}');
  await clock.run(client.users.self(call));
  scope.done();
});

test("closing cancels what runs and what comes later, and leaves no timer", async () => {
  const { client, clock, call } = underTest();
  nock(`${HOST}/api`).get("/users/7").query({ o: ORG }).reply(429, "", { "Retry-After": "60" });
  const failure = failureOf(client.users.get(ORG, 7, call));
  while (clock.sleeping === 0) await settle();
  await client.close();
  expect(await failure).toMatchObject({ kind: "cancelled", reason: "the client was closed" });
  expect(await failureOf(client.users.self(call))).toMatchObject({ kind: "cancelled" });
  expect(clock.sleeping).toBe(0);
  await client.close();
});
