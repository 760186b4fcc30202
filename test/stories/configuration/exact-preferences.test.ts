// Preferences hold JSON, whose numbers have more digits than those of JavaScript.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { errors, expectSilence, person, seedUser, startWorld, type World } from "../../support/world";

const BIG = "12345678901234567891";
const PLACE = '"the big number"';

/** Stands before the simulator, which cannot hold the number either. */
async function withBigNumber(world: World, seen: string[]): Promise<Server> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    seen.push(text);
    const { authorization = "" } = request.headers;
    const answer = await fetch(`${world.simulator.url}${request.url}`, {
      method: request.method ?? "GET",
      headers: { authorization, "content-type": "application/json" },
      ...(text ? { body: text.replace(BIG, PLACE) } : {}),
    });
    const body = (await answer.text()).replaceAll(PLACE, BIG);
    response.writeHead(answer.status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

test("a preference that nobody manages keeps every digit through a change of the person", async () => {
  const world = await startWorld();
  world.control.addByHand({ ...seedUser("ada"), prefs: { big: "the big number", size: 1 } });
  const seen: string[] = [];
  const server = await withBigNumber(world, seen);
  try {
    const base_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const core = world.core({ base_url });
    const ada = (prefs: string) =>
      person("ada", { role: "operator", more: { on_existing: "adopt", prefs_json: prefs } });
    await core.run([ada('{"size":2}')]);
    await expectSilence(core, [ada('{"size":2}')]);
    expect(world.control.person({ who: "ada@example.com" }).prefs).toEqual({
      big: "the big number",
      size: 2,
    });
    expect(seen.filter((text) => text.includes(BIG))).toHaveLength(1);
    const drift = await core.plan([ada('{"size":2,"big":7}')]);
    expect(drift.failed).toBe(false);
    await core.apply(drift);
    world.control.edit({ who: "ada@example.com", set: { prefs: { big: "the big number", size: 2 } } });
    const { refreshed } = await core.refreshOnly();
    expect(refreshed.get("automox_user.ada")?.value.prefs_json).toBe(`{"size":2,"big":${BIG}}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test.each(['{"a":-0}', '{"a":1.0}', '{"a":1e2}', '{"toString":1,"constructor":{}}', '{"__proto__":{"a":1}}'])(
  "%s is written once, and then all is silent",
  async (prefs_json) => {
    const world = await startWorld();
    const core = world.core();
    const ada = person("ada", { more: { prefs_json } });
    const { applied } = await core.run([ada]);
    expect(errors(applied)).toEqual([]);
    await expectSilence(core, [ada]);
    world.control.edit({ who: "ada@example.com", set: { prefs: {} } });
    const { refreshed } = await core.refreshOnly();
    expect(refreshed.get("automox_user.ada")?.value.prefs_json).toBe("{}");
    expect(errors((await core.run([ada])).applied)).toEqual([]);
    await expectSilence(core, [ada]);
  },
);

test.each([
  ['{"a":1e400}', "1e400 would become Infinity"],
  [`{"a":{"b":[${BIG}]}}`, `${BIG} would become 12345678901234567000`],
  [`{"a":${"[".repeat(60)}${"]".repeat(60)}}`, "nested no more than 50 deep"],
])(
  "%s is refused before anything is sent, and the message says what would be lost",
  async (prefs_json, words) => {
    const world = await startWorld();
    const { diagnostics } = await world.core().plan([person("ada", { more: { prefs_json } })]);
    expect(diagnostics).toMatchObject([{ severity: "error", code: "config/invalid-value" }]);
    expect(diagnostics[0]?.detail).toContain(words);
  },
);
