import { EUROPE } from "../../support/account-world";
import { inBothContracts } from "../../support/both-contracts";
import type { Core } from "../../support/core/core";
import { invoke } from "../../support/core/invocation";
import { errors, KEY, ORG, OWNER, seedUser, type World, warnings } from "../../support/world";

const SECRET = "text-of-a-key";
const BEA = { id: 300, email: "bea@example.com" };

/** Bea has two keys in the first organization, and one in the second. */
const seed = {
  organizations: [
    { id: ORG, name: "Acme" },
    { id: EUROPE, name: "Europe" },
  ],
  users: [
    { ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin" },
    { ...OWNER, role: "admin", org: EUROPE },
    seedUser("bea", { id: BEA.id, org: ORG }),
    seedUser("bea", { id: BEA.id, org: EUROPE }),
  ],
  keys: [
    { key: KEY, userEmail: OWNER.email },
    { key: `${SECRET}-spare`, userEmail: OWNER.email, org: ORG, name: "spare" },
    ...["ci", "script"].map((name) => ({ key: `${SECRET}-${name}`, userId: BEA.id, org: ORG, name })),
    { key: `${SECRET}-eu`, userId: BEA.id, org: EUROPE, name: "eu" },
  ],
};

inBothContracts("disabling API keys by an action", ({ it, startWorld }) => {
  const disable = (core: Core, email = BEA.email) => invoke(core, "automox_disable_api_keys", { email });
  const enabled = ({ control }: World) =>
    control.apiKeys().flatMap(({ isEnabled, name }) => (isEnabled ? [name] : []));
  const ALL = ["key-1", "spare", "ci", "script", "eu"];
  const writes = (world: World) => world.requests().filter((line) => !line.startsWith("GET"));

  it("disables those of this organization, each told before, and nothing the second time", async () => {
    const world = await startWorld({ seed });
    const { progress, diagnostics } = await disable(world.core());
    expect(diagnostics).toEqual([]);
    expect(progress).toEqual([
      `Disabling the API key "ci" (3) of ${BEA.email}`,
      `Disabling the API key "script" (4) of ${BEA.email}`,
    ]);
    expect(enabled(world)).toEqual(["key-1", "spare", "eu"]);
    expect(JSON.stringify(progress)).not.toContain(SECRET);
    world.requests();
    const again = await disable(world.core());
    expect(again.progress).toEqual([
      `Automox lists no enabled API key of ${BEA.email} in organization ${ORG} alone`,
    ]);
    expect(writes(world)).toEqual([]);
  });

  it("disables those of somebody who has left already", async () => {
    const world = await startWorld({ seed });
    world.control.removeByHand({ who: BEA.email, org: ORG });
    const { diagnostics } = await disable(world.core());
    expect(errors(diagnostics)).toEqual([]);
    expect(enabled(world)).toEqual(["key-1", "spare", "eu"]);
  });

  it.each([OWNER.email, OWNER.email.toUpperCase()])("never those of the key's owner, %s", async (email) => {
    const world = await startWorld({ seed });
    const { diagnostics, progress } = await disable(world.core(), email);
    expect(errors(diagnostics)).toEqual(["guard/own-user"]);
    expect({ progress, enabled: enabled(world) }).toEqual({ progress: [], enabled: ALL });
  });

  it("none where Automox does not say whose key this is", async () => {
    const world = await startWorld({ seed, block: {} });
    world.control.fault({
      match: { operation: "get-self", times: 9 },
      effect: { kind: "answer", status: 404, body: {} },
    });
    expect(errors((await disable(world.core())).diagnostics)).toContain("guard/owner-unknown");
    expect(enabled(world)).toEqual(ALL);
  });

  it.each<[string, string, object]>([
    ["the list fails", "list-user-api-keys", { kind: "answer", status: 403 }],
    ["a key cannot be disabled", "update-api-key", { kind: "answer", status: 403 }],
    ["a disabling has no effect", "update-api-key", { kind: "no-effect" }],
  ])("is an error where %s, and the next invocation goes on", async (_what, operation, effect) => {
    const world = await startWorld({ seed });
    world.control.turn({ updateEcho: "no-body" });
    world.control.fault({ match: { operation: operation as "get-self" }, effect: effect as never });
    const { diagnostics } = await disable(world.core());
    expect(errors(diagnostics)).toEqual(["user/api-keys"]);
    expect(diagnostics.at(-1)?.summary).toBe(`Cannot disable API keys of ${BEA.email}`);
    world.control.clearFaults();
    expect((await disable(world.core())).diagnostics).toEqual([]);
    expect(enabled(world)).toEqual(["key-1", "spare", "eu"]);
  });

  it("keeps a key that names another owner, though the list is said to be of this one", async () => {
    const world = await startWorld({ seed });
    const key = (id: number, name: string, user?: object) => ({ id, name, is_enabled: true, user });
    const body = [
      key(2, "spare", { id: OWNER.id, email: OWNER.email }),
      key(2, "spare", { email: OWNER.email }),
      key(3, "ci"),
      key(4, "script", BEA),
    ];
    world.control.fault({
      match: { operation: "list-user-api-keys", times: 9 },
      effect: { kind: "answer", status: 200, body },
    });
    expect((await disable(world.core())).diagnostics).toEqual([]);
    expect(enabled(world)).toEqual(["key-1", "spare", "eu"]);
  });

  it("keeps a key that works in further organizations, and says so", async () => {
    const world = await startWorld({ seed });
    world.control.addKey({ key: `${SECRET}-global`, userId: BEA.id, name: "global" });
    const { diagnostics } = await disable(world.core());
    expect(warnings(diagnostics)).toEqual(["user/api-keys-kept"]);
    expect(enabled(world)).toEqual(["key-1", "spare", "eu", "global"]);
  });
});
