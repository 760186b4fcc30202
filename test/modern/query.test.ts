// People who are there become code by `terraform query`: found, generated, imported, and nothing is left to do.
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { SeedUser } from "../../src/simulator/world/seed";
import { inBothContracts } from "../support/both-contracts";
import { block, expression, person } from "../support/hcl";
import { blocksFor, codeFor } from "../support/page-blocks";
import { GENERATED, list, openModernScene, query } from "../support/query";
import { ALICE, EUROPE, ORG } from "../support/scene";

const ROLES = ["viewer", "operator", "admin"];
const STATUSES = ["active", "pending", "active"] as const;

/** Of every role and status, among them names and addresses that are hard to write down. */
const many = (count: number): readonly SeedUser[] =>
  Array.from({ length: count }, (_none, index) => ({
    email: `${index % 7 === 0 ? "Person" : "person"}.${String(index).padStart(3, "0")}@example.com`,
    firstname: index % 5 === 0 ? `"Ad\u00e9" \${x} %{y}` : "Ada",
    lastname: `Example ${index}`,
    role: ROLES[index % 3] ?? "viewer",
    status: STATUSES[index % 3] ?? "active",
  }));

inBothContracts("terraform query", ({ contract, it }) => {
  it("three hundred people become code, which imports them and changes nothing", async () => {
    const people = many(300);
    const scene = await openModernScene({ contract, people });
    const { tf, writes } = scene;
    await tf.write({});
    const { found, generated = "" } = await query(scene, list("all"));
    expect(found).toHaveLength(302);
    const sorted = [...people.map(({ email }) => email), "alice@example.com", "bob@example.com"].sort(
      (a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1),
    );
    const generatedOf = [...generated.matchAll(/^ {2}email += "(.+)"$/gm)].map(([, email]) => email);
    expect(generatedOf).toEqual(sorted);
    expect(generated).not.toContain(process.env.AUTOMOX_API_KEY);

    const plan = await tf.plan();
    const changes = (await plan.json()).resource_changes ?? [];
    expect(new Set(changes.map(({ change }) => change.actions.join()))).toEqual(new Set(["no-op"]));
    expect(changes.filter(({ change }) => "importing" in change)).toHaveLength(302);
    await tf.applyPlan(plan);
    expect((await tf.instances()).map(({ attributes }) => attributes.email).sort()).toEqual(
      [...sorted].sort(),
    );
    await tf.expectEmptyPlan();
    expect(writes()).toEqual([]);
  });

  it("people of the state are left out by their addresses, and memberships are generated alike", async () => {
    const scene = await openModernScene({ contract, people: many(4) });
    const { tf, control } = scene;
    const team = block(["resource", "automox_user", "team"], {
      for_each: expression('toset(["alice", "BOB"])'),
      email: expression('format("%s@example.com", each.key)'),
      role: "admin",
      on_existing: "adopt",
    });
    await tf.write(team);
    await tf.apply();
    const rest = {
      type: "automox_org_membership",
      config: { except: expression("values(automox_user.team)[*].email") },
    } as const;
    const { found } = await query(scene, list("rest", rest));
    expect(found.map((line) => line.replaceAll(/ {2,}/g, " | "))).toEqual(
      control
        .people()
        .filter(({ email }) => /^person/i.test(email))
        .map(({ email, firstname, lastname, memberships: [membership] }) => {
          const role = contract.role((membership?.role ?? "viewer") as "viewer");
          const name = `${firstname} ${lastname} <${email}>`;
          return `list.automox_org_membership.rest | email=${email},org_id=${ORG} | ${name}, ${role}, ${membership?.status}`;
        }),
    );
    const plan = await tf.plan();
    expect(new Set(Object.values(plan.changes))).toEqual(new Set(["import"]));
    await tf.applyPlan(plan);
    await tf.expectEmptyPlan();
  });

  it("a list that is short is an error and generates nothing, and other lists go on", async () => {
    const [ada] = many(1);
    const scene = await openModernScene({
      contract,
      seed: {
        organizations: [
          { id: ORG, name: "Acme" },
          { id: EUROPE, name: "Acme Europe" },
        ],
        users: [ALICE, { ...ALICE, org: EUROPE }, ...(ada ? [ada] : [])],
      },
      knobs: { listEnvelope: "data-metadata", oddRows: [{ email: ada?.email ?? "", lacks: "row" }] },
    });
    await scene.tf.write({});
    const lists = list("short", { config: { org_id: ORG } }) + list("whole", { config: { org_id: EUROPE } });
    const { found, generated, exitCode, stderr } = await query(scene, lists, { expect: "failure" });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/The list of organization 12345 is incomplete/);
    expect(stderr).toContain("[roster/incomplete]");
    expect(found.map((line) => line.split(/ +/)[1])).toEqual([`email=alice@example.com,org_id=${EUROPE}`]);
    expect(generated?.match(/^resource .*/gm)).toEqual(['resource "automox_user" "whole_0" {']);
  });

  it("a word that only looks like a role is refused before anything is asked", async () => {
    const scene = await openModernScene({ contract });
    await scene.tf.write({});
    scene.requests();
    const { stderr } = await query(scene, list("all", { config: { role: "Admin" } }), { expect: "failure" });
    expect(stderr).toMatch(/got \\?"Admin\\?"\. Did you mean\s+\\?"admin\\?"\?/);
    expect(scene.requests()).toEqual([]);
  });
});

it("limits what is sent, not what is looked at: the first by address, filtered before", async () => {
  const scene = await openModernScene({ people: many(6) });
  await scene.tf.write(person("unrelated", { email: "person.001@example.com" }));
  const { found } = await query(scene, list("some", { limit: 1, config: { role: "operator" } }));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain("email=person.001@example.com");
});

it("the lists of the documentation find whom they say", async () => {
  const scene = await openModernScene({
    people: many(6),
    seed: {
      organizations: [
        { id: ORG, name: "Acme" },
        { id: EUROPE, name: "Acme Europe" },
      ],
      users: [
        ALICE,
        ...many(6),
        { ...ALICE, org: EUROPE },
        { ...(many(2)[1] as SeedUser), status: "active", org: EUROPE },
      ],
    },
    env: { AUTOMOX_ORG_ID: String(ORG) },
  });
  const team = {
    for_each: expression('toset(["alice@example.com"])'),
    email: expression("each.key"),
    role: "admin",
  };
  await scene.tf.write(block(["resource", "automox_user", "team"], { ...team, on_existing: "adopt" }));
  await scene.tf.apply();
  const lists = blocksFor("lists").filter(({ language }) => language !== "shell");
  expect(lists).toHaveLength(4);
  const counts: Record<string, number> = {};
  for (const { page, code } of lists) {
    const { found } = await query(scene, code);
    for (const line of found) {
      const name = `${page.split("/").at(-1)} ${line.split(" ")[0]}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    await rm(join(scene.tf.folder, GENERATED));
  }
  expect(counts).toEqual({
    "existing-people.md list.automox_user.everybody": 7,
    "existing-people.md list.automox_user.strangers": 6,
    "user.md list.automox_user.strangers": 6,
    "org_membership.md list.automox_org_membership.europe": 1,
  });
  await scene.tf.run(codeFor("lists", "shell").trim().split(" ").slice(1) as ["query"]);
  expect(await readFile(join(scene.tf.folder, "people.tf"), "utf8")).toContain("import {");
});
