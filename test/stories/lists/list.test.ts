import type { SeedUser } from "../../../src/simulator/world/seed";
import { inBothContracts } from "../../support/both-contracts";
import { list } from "../../support/core/list";
import { plain } from "../../support/framework/stage";
import { errors, ORG, person, seedUser, warnings, worldForEach } from "../../support/world";

type Rest<List extends readonly unknown[]> = List extends readonly [unknown, ...infer Others]
  ? Others
  : never;

const ROLES = ["viewer", "operator", "admin"] as const;
const STATUSES = ["active", "pending", "active", "disabled"] as const;

const crowd = (count: number): readonly SeedUser[] =>
  Array.from({ length: count }, (_none, index) => {
    // Neither in the order of the alphabet nor in small letters.
    const key = `p${String((index * 7) % count).padStart(3, "0")}`;
    return seedUser(index % 4 === 0 ? key.toUpperCase() : key, {
      role: ROLES[index % 3] ?? "viewer",
      status: STATUSES[index % 4] ?? "active",
    });
  });

inBothContracts("lists of people", ({ startWorld, it, contract }) => {
  const world = worldForEach(startWorld);
  const here = (...people: readonly SeedUser[]) => {
    for (const one of people) world.control.addByHand(one);
  };
  /** Addresses of those who were found, without the domain, in their order. */
  const names = async (...asked: Rest<Parameters<typeof list>>) => {
    const { results, diagnostics } = await list(world.core(), ...asked);
    expect(diagnostics).toEqual([]);
    return results.map(({ identity }) => String(identity.email).split("@")[0]);
  };

  it("has everybody once, by address, as an import would bring them", async () => {
    const people = crowd(300);
    here(...people);
    for (const type of ["automox_user", "automox_org_membership"]) {
      const core = world.core();
      world.requests();
      const { results, diagnostics } = await list(core, {}, { type, limit: 1000 });
      expect(diagnostics).toEqual([]);
      // One listing, not a request a person.
      expect(world.requests().length).toBeLessThan(8);
      const emails = results.map(({ identity }) => String(identity.email));
      expect(emails).toEqual([...emails].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
      expect(emails).toEqual(expect.arrayContaining(people.map(({ email }) => email)));
      expect(new Set(results.map(({ identity }) => identity.org_id))).toEqual(new Set([ORG]));
      for (const { identity, object } of results.filter((_one, index) => index % 60 === 0)) {
        const address = `${type}.one`;
        await core.import(address, { type, id: `${ORG}/${String(identity.email)}` });
        expect(plain(object)).toEqual(plain(core.state.get(address)?.value));
      }
    }
  });

  it("becomes code that imports and changes nothing", async () => {
    here(...crowd(24));
    const core = world.core();
    const { results } = await list(core, { except: ["alice@example.com"] });
    const declared = results.map(({ object }, index) => ({
      address: `automox_user.all_${index}`,
      type: "automox_user",
      config: {
        email: object?.email,
        role: object?.role,
        first_name: object?.first_name,
        last_name: object?.last_name,
      },
    }));
    for (const [index, { identity }] of results.entries())
      await core.import(declared[index]?.address ?? "", { id: `${ORG}/${String(identity.email)}` });
    const plan = await core.plan(declared);
    expect(plan.changes.filter(({ action }) => action !== "no-op")).toEqual([]);
    expect(plan.diagnostics).toEqual([]);
  });

  it.each([
    ["a status", { status: "pending" }, ["bob", "Carl"]],
    ["a role, in any of its spellings", { role: "zone-operator" }, ["Carl", "dan"]],
    ["a pattern of addresses", { email_pattern: "^[a-c].*@EXAMPLE" }, ["alice", "bob", "Carl"]],
    ["all of them", { status: "active", role: "operator", email_pattern: "dan" }, ["dan"]],
    ["nobody else", { except: ["ALICE@example.com", "carl@EXAMPLE.com"] }, ["bob", "dan"]],
    ["nobody", { status: "disabled" }, []],
  ] as const)("filters by %s", async (_what, config, expected) => {
    here(
      seedUser("bob", { status: "pending" }),
      seedUser("Carl", { status: "pending", role: "operator" }),
      seedUser("dan", { role: "operator" }),
    );
    expect(await names(config)).toEqual(expected);
  });

  it("finds an address in either spelling of its characters, as Terraform shows it", async () => {
    here(seedUser("zoe"), seedUser("zoë".normalize("NFD")), seedUser("zof"));
    expect(await names({ email_pattern: "^zoë@" })).toEqual(["zoë"]);
    expect(await names({ email_pattern: "^zo", except: ["zoë@example.com"] })).toEqual(["zoe", "zof"]);
    expect(await names({ email_pattern: "^zo" })).toEqual(["zoe", "zof", "zoë"]);
  });

  it("filters before it limits", async () => {
    here(seedUser("bob"), seedUser("dan", { role: "operator" }), seedUser("carl", { role: "operator" }));
    expect(await names({ role: "operator" }, { limit: 1 })).toEqual(["carl"]);
    expect(await names({ role: "operator" }, { limit: 2 })).toEqual(["carl", "dan"]);
    expect(await names({ role: "operator" }, { limit: 0 })).toEqual([]);
  });

  it("says of each who it is, with what role, and whether the invitation is accepted", async () => {
    here(
      { ...seedUser("ada", { status: "pending" }), firstname: "Ada", lastname: "Lovelace" },
      { ...seedUser("eve"), firstname: "Eve\n\u202e", lastname: "" },
      { ...seedUser("zoe", { role: "operator" }), firstname: "", lastname: "" },
    );
    const { results } = await list(world.core(), { except: ["alice@example.com"] }, { objects: false });
    expect(results.map(({ name }) => name)).toEqual([
      `Ada Lovelace <ada@example.com>, ${contract.role("viewer")}, pending`,
      `Eve\ufffd\ufffd <eve@example.com>, ${contract.role("viewer")}, active`,
      `zoe@example.com, ${contract.role("operator")}, active`,
    ]);
    expect(results.map(({ object }) => object)).toEqual([undefined, undefined, undefined]);
  });

  it("leaves out whoever has no role, and says so even where the limit is small", async () => {
    here(seedUser("bob", { role: "" }), seedUser("carl"), seedUser("dan"));
    const { results, diagnostics } = await list(
      world.core(),
      { except: ["alice@example.com"] },
      { limit: 1 },
    );
    expect(results.map(({ identity }) => identity.email)).toEqual(["carl@example.com"]);
    expect(warnings(diagnostics)).toEqual(["list/no-role"]);
    expect(diagnostics[0]?.detail).toContain("bob@example.com");
  });

  it("list/no-role: whoever has a role by now is listed", async () => {
    here(seedUser("bob", { role: "" }));
    const core = world.core();
    expect(warnings((await list(core, {})).diagnostics)).toEqual(["list/no-role"]);
    world.control.edit({ who: "bob@example.com", org: ORG, set: { role: "viewer" } });
    expect(await names({ except: ["alice@example.com"] })).toEqual(["bob"]);
  });

  it.each(["row", "address", "both"] as const)(
    "is an error where it is not whole: without %s",
    async (lacks) => {
      here(seedUser("bob"), seedUser("carl"));
      world.control.turn({ listEnvelope: "data-metadata", oddRows: [{ email: "carl@example.com", lacks }] });
      const { results, diagnostics } = await list(world.core(), {});
      expect({ results, said: errors(diagnostics) }).toEqual({ results: [], said: ["roster/incomplete"] });
    },
  );

  it("is an error where nobody is listed and the key's owner must be there", async () => {
    world.control.fault({
      match: { method: "GET", path: "/users$" },
      effect: { kind: "answer", status: 200, body: [] },
    });
    const { results, diagnostics } = await list(world.core(), {});
    expect({ results, said: errors(diagnostics) }).toEqual({ results: [], said: ["roster/doubtful"] });
  });

  it("asks for roles that rows do not tell, or says that it has nobody", async () => {
    here(seedUser("bob"), seedUser("carl"));
    world.control.turn({ userRole: "none" });
    const { results, diagnostics } = await list(world.core(), { email_pattern: "^(bob|carl)" });
    const told = { roles: results.map(({ object }) => object?.role), said: warnings(diagnostics) };
    const isTold = contract.name === "account";
    expect(told).toEqual({
      roles: isTold ? ["read-only", "read-only"] : [],
      said: isTold ? [] : ["list/no-role"],
    });
  });

  it("has somebody whose row has an address and no number", async () => {
    here(seedUser("bob"));
    world.control.turn({ oddRows: [{ email: "bob@example.com", lacks: "ids" }] });
    expect(await names({})).toEqual(["alice", "bob"]);
  });

  it("is an error where Automox fails", async () => {
    world.control.fault({
      match: { operation: contract.operations.list as "list-users" },
      effect: { kind: "answer", status: 403, body: {} },
    });
    const { results, diagnostics } = await list(world.core(), {});
    expect({ results, said: errors(diagnostics) }).toEqual({ results: [], said: ["automox/forbidden"] });
    expect(diagnostics[0]?.detail).toContain("Cannot list the people of the organization");
  });

  it("lists another organization by its number", async () => {
    world.control.addByHand(seedUser("eve"));
    const { diagnostics } = await list(world.core(), { org_id: 4242 });
    expect(errors(diagnostics)).toHaveLength(1);
    expect(diagnostics[0]?.summary).toMatch(/4242/);
  });

  it("shows who is managed already, too: Terraform leaves nobody out", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    const { results } = await list(core, {});
    expect(results.map(({ identity }) => identity.email)).toContain("ada@example.com");
  });
});
