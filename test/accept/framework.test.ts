// What the framework promises, held against Terraform itself: the toy provider has every shape, mode and trouble.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lineOf } from "../support/line-of";
import { openToy, type ToyTerraform } from "../support/toy-terraform";
import type { Diagnostic } from "../support/ui-output";

const EVERYTHING = `
  size     = 3
  words    = ["b", "a"]
  tags     = ["y", "x"]
  ids      = [2, 1]
  labels   = { "__proto__" = "p", a = "b" }
  counts   = { k = 9007199254740991 }
  box      = { label = "L", inner = { label = "I", kind = "fancy" } }
  parts    = [{ label = "L" }, { label = "M", weight = 2 }]
  doors    = [{ label = "L" }, { label = "M" }]
  rooms    = { "__proto__" = { label = "R", doors = [{ label = "D" }] } }
`;
const thing = (body: string) => `resource "toy_thing" "it" {\n  name = "Ada"\n${body}\n}\n`;
const codes = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ detail }) => /\[([a-z-]+\/[a-z-]+)\]\s*$/.exec(detail)?.[1] ?? detail);

interface StateFile {
  resources: {
    type: string;
    instances: { schema_version: number; attributes: Record<string, unknown>; private?: string }[];
  }[];
}

async function editState(tf: ToyTerraform, edit: (state: StateFile) => void) {
  const file = join(tf.folder, "terraform.tfstate");
  const state = JSON.parse(await readFile(file, "utf8")) as StateFile;
  edit(state);
  await writeFile(file, JSON.stringify(state));
}
async function privateOf(tf: ToyTerraform): Promise<string> {
  let text = "";
  await editState(tf, ({ resources }) => {
    text = Buffer.from(resources[0]?.instances[0]?.private ?? "", "base64").toString("utf8");
  });
  return text;
}

test("every shape and mode lives its life in silence", async () => {
  const tf = await openToy();
  await tf.describe(thing(EVERYTHING));
  await tf.apply();
  expect(await tf.attributes("toy_thing.it")).toMatchObject({
    ...{ name: "Ada", zone: "decided", kind: "plain", on: true, options: { fast: true }, id: "id-ada" },
    doors: [{ label: "L", kind: "plain", weight: 7, seal: "decided" }, { label: "M" }],
  });
  await tf.expectEmptyPlan();
  expect((await tf.refreshOnly()).drift).toEqual({});

  await tf.describe(thing(`${EVERYTHING}\n  note = "n"`));
  const plan = await tf.plan();
  const [change] = (await plan.json()).resource_changes ?? [];
  expect(change?.change.after_unknown).toMatchObject({
    status: true,
    history: true,
    doors: [{ seen: true }, { seen: true }],
  });
  expect(change?.change.after).toMatchObject({
    id: "id-ada",
    zone: "decided",
    doors: [{ seal: "decided", weight: 7 }, {}],
  });
  await tf.applyPlan(plan);
  await tf.expectEmptyPlan();
  await tf.destroy();
  expect(await tf.instances()).toEqual([]);
});

test("unknown values may stand anywhere, and the final plan contradicts nothing", async () => {
  const tf = await openToy();
  const from = (name: string, value: string) =>
    `resource "terraform_data" "${name}" {\n  input = ${value}\n}\n`;
  const sources = (suffix: string) =>
    [
      from("text", `"t${suffix}"`),
      from("element", `{ label = "E${suffix}", note = null, kind = null, weight = null }`),
      from("list", `[{ label = "W${suffix}", note = null, kind = null, weight = null }]`),
      from("map", `{ m = { label = "V${suffix}", note = null, kind = null, weight = null, doors = null } }`),
    ].join("");
  const body = thing(`
    note  = terraform_data.text.output
    tags  = ["x", terraform_data.text.output]
    words = [terraform_data.text.output, "w"]
    kind  = "fancy"
    parts = [{ label = "P" }, terraform_data.element.output]
    doors = concat([{ label = "D", note = null, kind = null, weight = null }], terraform_data.list.output)
    rooms = terraform_data.map.output
    box   = { label = terraform_data.text.output }
  `);
  await tf.describe(sources("1") + body);
  await tf.apply();
  await tf.expectEmptyPlan();
  await tf.describe(sources("2") + body);
  await tf.apply();
  await tf.expectEmptyPlan();
  expect(await tf.attributes("toy_thing.it")).toMatchObject({
    note: "t2",
    parts: [{ label: "P" }, { label: "E2" }],
    doors: [{ label: "D" }, { label: "W2" }],
    rooms: { m: { label: "V2" } },
  });
});

describe("a creation that fails", () => {
  test("before anything exists leaves nothing", async () => {
    const tf = await openToy();
    await tf.describe(thing('trouble = "create:unforeseen"'));
    const { errors } = await tf.apply({ expect: "failure" });
    expect(codes(errors)).toEqual(["provider/bug"]);
    expect(await tf.instances()).toEqual([]);
  });

  test("once something exists succeeds with a warning, taints nothing, and is repaired", async () => {
    const tf = await openToy();
    await tf.describe(thing('trouble = "created:error"'));
    const { warnings } = await tf.apply();
    expect(codes(warnings)).toEqual(["toy/no"]);
    expect(await tf.instances()).toMatchObject([{ isTainted: false, attributes: { id: "id-ada" } }]);
    await tf.expectEmptyPlan();
  });

  test("to be obeyed is stored as planned, shows in the next plan, and is repaired by its apply", async () => {
    const tf = await openToy();
    await tf.describe(thing('size = 3\ntrouble = "refuse"'));
    expect(codes((await tf.apply()).warnings)).toEqual(["apply/value-not-taken"]);
    expect(await tf.instances()).toMatchObject([{ isTainted: false, attributes: { size: 3 } }]);
    await tf.describe(thing("size = 3"));
    expect((await tf.plan()).changes).toEqual({ "toy_thing.it": "update" });
    await tf.apply();
    await tf.expectEmptyPlan();
  });
});

describe("an update", () => {
  test("that is not obeyed is an error at the attribute, and the state holds the truth", async () => {
    const tf = await openToy();
    await tf.describe(thing("size = 3"));
    await tf.apply();
    await tf.describe(thing('size = 5\ntrouble = "refuse"'));
    const { errors } = await tf.apply({ expect: "failure" });
    expect(codes(errors)).toEqual(["apply/value-not-taken"]);
    expect(errors[0]?.code).toBe("size = 5");
    expect(await tf.attributes("toy_thing.it")).toMatchObject({ size: 3, status: "changed" });
    expect((await tf.plan()).changes).toEqual({ "toy_thing.it": "update" });
  });

  test("of a policy alone, or of a spelling, asks nobody", async () => {
    const tf = await openToy();
    await tf.describe(thing("size = 3"));
    await tf.apply();
    await tf.describe(thing('size = 3\nwait = true\nlimits = { create = "5m" }'));
    await tf.apply();
    expect(await tf.attributes("toy_thing.it")).toMatchObject({ wait: true, status: "new" });
    await tf.describe(thing('size = 3\nwait = true\nlimits = { create = "5m" }').replace("Ada", "ADA"));
    await tf.expectEmptyPlan();
  });

  test("of what cannot change in place replaces, and what planning told never reaches the state", async () => {
    const tf = await openToy();
    await tf.describe(thing("size = 3"));
    await tf.apply();
    await tf.describe(thing("size = 3").replace("Ada", "Bob"));
    const plan = await tf.plan();
    expect(plan.changes).toEqual({ "toy_thing.it": "replace" });
    expect((await plan.json()).resource_changes?.[0]?.change.replace_paths).toEqual([["name"]]);
    await tf.applyPlan(plan);
    expect(await privateOf(tf)).toBe('{"made":"here"}');
    await tf.expectEmptyPlan();
  });
});

test("what core lets pass is refused with its place", async () => {
  const tf = await openToy();
  await tf.describe(`
    resource "toy_thing" "none" {
      name = null
    }
    resource "toy_thing" "computed" {
      name = "a"
      box  = { label = "L", seal = "mine" }
      id   = "mine"
    }
    resource "toy_thing" "hole" {
      name  = "a"
      words = ["a", null]
    }
    resource "toy_thing" "twins" {
      name  = "a"
      doors = [{ label = "L" }, { label = "L", kind = "plain" }]
    }
    resource "toy_thing" "door" {
      name  = "a"
      doors = [{ label = "" }]
    }
  `);
  const { errors } = await tf.plan({ expect: "failure" });
  const told = errors.map(({ address, summary, code }) => `${address}: ${summary} | ${code}`);
  expect([...told].sort()).toEqual([
    lineOf(
      'toy_thing.computed: box.seal cannot be set | resource "toy_thing" "computed" {',
      'toy_thing.computed: box.seal cannot be set | box  = { label = "L", seal = "mine" }',
    ),
    'toy_thing.computed: id cannot be set | id   = "mine"',
    'toy_thing.door: Invalid value for doors[*].label | doors = [{ label = "" }]',
    'toy_thing.hole: Null element in words | words = ["a", null]',
    "toy_thing.none: No value for name | name = null",
    'toy_thing.twins: Two elements of doors are the same | doors = [{ label = "L" }, { label = "L", kind = "plain" }]',
  ]);
});

test("states of older versions and of other types are taken over", async () => {
  const tf = await openToy();
  await tf.describe(`${thing("")}resource "toy_badge" "it" {\n  name = "abc"\n}\n`);
  await tf.apply();
  await editState(tf, ({ resources }) => {
    const badge = resources.find(({ type }) => type === "toy_badge")?.instances[0];
    if (badge) Object.assign(badge, { schema_version: 1, attributes: { name: "abc", gone: true } });
  });
  await tf.describe(`
    resource "toy_badge" "it" {
      name   = "abc"
      colour = "grey"
    }
    resource "toy_badge" "moved" {
      name = "Ada"
    }
    moved {
      from = toy_thing.it
      to   = toy_badge.moved
    }
    output "loud" {
      value = provider::toy::shout("hey")
    }
    data "toy_things" "found" {
      name = "ada"
    }
  `);
  await tf.apply();
  expect(await tf.attributes("toy_badge.it")).toEqual({ name: "abc", colour: "grey", number: 1 });
  expect(await tf.attributes("toy_badge.moved")).toEqual({ name: "Ada", colour: null, number: 6 });
  const { values } = await tf.state();
  expect(values?.outputs?.loud?.value).toBe("HEY");
  expect(values?.root_module.resources?.find(({ mode }) => mode === "data")?.values).toMatchObject({
    ...{ amount: 1, found: [{ id: "id-ada" }] },
  });
});
