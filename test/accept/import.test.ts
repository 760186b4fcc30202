// Taking over people by import: every form of the id, as a block and as a command. The state is as if they had been
// created, and a plan of the same configuration is empty.
import type { SeedUser } from "../../src/simulator/world/seed";
import { inBothContracts } from "../support/both-contracts";
import { block, expression, person } from "../support/hcl";
import { codes, ORG, openScene } from "../support/scene";

const PEOPLE: readonly SeedUser[] = [
  { id: 201, email: "Ada@example.com", firstname: "Ada", lastname: "Example", role: "operator" },
  { id: 202, email: "bert@example.com", firstname: "Bert", lastname: "Example", role: "viewer" },
  { id: 203, email: "cleo@example.com", firstname: "Cleo", lastname: "Example", role: "admin" },
  {
    id: 204,
    email: "dora@example.com",
    firstname: "Dora",
    lastname: "Example",
    role: "viewer",
    status: "pending",
  },
];

const importBlock = (name: string, id: string) =>
  block(["import"], { to: expression(`automox_user.${name}`), id });

inBothContracts("import", ({ contract, it, expected }) => {
  it("import blocks in every form of the id change nothing, and leave a state as creating does", async () => {
    const { tf, writes } = await openScene({ contract, people: PEOPLE });
    const declared = [
      person("ada", { role: "operator" }),
      person("bert"),
      person("cleo", { role: "zone-admin" }),
      person("dora"),
    ].join("\n");
    const imports = [
      importBlock("ada", `${ORG}/ada@EXAMPLE.com`),
      importBlock("bert", "bert@example.com"),
      importBlock("cleo", `${ORG}/203`),
      importBlock("dora", "204"),
    ].join("\n");
    await tf.write({ "main.tf": declared, "import.tf": imports });
    const plan = await tf.plan();
    expect((await plan.json()).resource_changes?.map(({ change }) => change.actions)).toEqual([
      ["no-op"],
      ["no-op"],
      ["no-op"],
      ["no-op"],
    ]);
    await tf.applyPlan(plan);
    await tf.expectEmptyPlan();
    expect(writes()).toEqual([]);
    const imported = await tf.instances();
    expect(imported.map(({ attributes }) => attributes.email)).toEqual(PEOPLE.map(({ email }) => email));

    // Somebody who is there exactly as configured is taken over by a create: the yardstick for an import.
    await tf.run([
      "state",
      "rm",
      "automox_user.ada",
      "automox_user.bert",
      "automox_user.cleo",
      "automox_user.dora",
    ]);
    await tf.write(declared);
    await tf.apply();
    const created = await tf.instances();
    const spelled = expected<Readonly<Record<string, object>>>("spelled", {
      "automox_user.ada": { email: "ada@example.com" },
      "automox_user.cleo": { role: "zone-admin" },
    });
    expect(created).toEqual(
      imported.map((instance) => ({
        ...instance,
        // An import can only spell as Automox does; a creation spells as configured.
        attributes: { ...instance.attributes, ...spelled[instance.address] },
      })),
    );
    expect(writes()).toEqual([]);
    await tf.expectEmptyPlan();
  });

  it("the command takes over into a count, with the provider's own organization, and preferences are managed from then on", async () => {
    const { tf, control, writes, provider } = await openScene({
      contract,
      people: PEOPLE.map((one) => ({ ...one, prefs: { theme: "dark", size: 3 } })),
    });
    await tf.write(
      [provider({ org_id: ORG }), person("bert", { count: 1, prefs_json: '{"theme":"light"}' })].join("\n"),
    );
    await tf.importResource({ address: "automox_user.bert[0]", id: "202" });
    expect(await tf.attributes("automox_user.bert[0]")).toMatchObject({
      id: `${ORG}/bert@example.com`,
      prefs_json: null,
      invitations_sent: 0,
    });
    expect(writes()).toEqual([]);
    const { changes } = await tf.apply();
    expect(changes).toEqual({ "automox_user.bert[0]": "update" });
    expect(control.person({ who: 202 }).prefs).toEqual({ theme: "light", size: 3 });
    expect(writes()).toEqual(["PUT /users/202"]);
    await tf.expectEmptyPlan();
  });

  it("an id that leads nowhere is refused by itself, and says what an id is", async () => {
    const { tf, writes } = await openScene({ contract, people: PEOPLE });
    const ids = {
      nonsense: "not an id",
      zero: "0",
      nobody: `${ORG}/nobody@example.com`,
      number: "999",
      elsewhere: "54321/202",
    };
    const elsewhere = expected("elsewhere", {
      summary: "Cannot import 54321/202",
      detail:
        /^GET \/users\/202( \(request .*?\))?: the owner of the API key may not do this \(403\).*check the organization number.*\[automox\/forbidden\]$/s,
    });
    const names = Object.keys(ids);
    const imports = Object.entries(ids).map(([name, id]) => importBlock(name, id));
    await tf.write([...names.map((name) => person(name)), ...imports].join("\n"));
    const { errors } = await tf.plan({ expect: "failure" });
    const told = Object.fromEntries(errors.map((each) => [each.summary, each.detail]));
    expect(Object.keys(told).sort()).toEqual(
      [
        'Cannot import "not an id"',
        'Cannot import "0"',
        `Cannot import automox_user "${ORG}/nobody@example.com"`,
        'Cannot import automox_user "999"',
        elsewhere.summary,
      ].sort(),
    );
    for (const id of ["not an id", "0"]) {
      expect(told[`Cannot import "${id}"`]).toMatch(
        /^An import id is an e-mail address or a user number, .* 12345\/ada@example\.com, 12345\/101, ada@example\.com or 101\.\n\n\[import\/invalid-id\]$/s,
      );
    }
    expect(told['Cannot import automox_user "999"']).toMatch(
      /^Nothing was found for the import id "999"\. Check its spelling.*\[import\/not-found\]$/s,
    );
    expect(told[elsewhere.summary]).toMatch(elsewhere.detail);
    expect(codes(errors)).toHaveLength(names.length);
    expect(writes()).toEqual([]);
  });
});
