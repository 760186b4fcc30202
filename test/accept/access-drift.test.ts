import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { driftDocumentSchema } from "../../src/access/drift/drift-schema";
import type { DriftDocument } from "../../src/access/drift/item";
import { DRIFT_KINDS } from "../../src/access/drift/kinds";
import { access } from "../support/access-io";
import { expectGolden } from "../support/golden";
import { ACTOR, editByHand, LONDON, openDriftScene, planMerged } from "./access-drift-scene";

/** The scene, and the drift command over both stacks or one. */
async function openNights() {
  const scene = await openDriftScene();
  const { simulator, tf, stateFile, otherState } = scene;
  const env = { AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY, AUTOMOX_BASE_URL: simulator.url };
  const drift = (...argv: string[]) =>
    access(["drift", "--detailed-exitcode", ...argv], { env, cwd: tf.folder });
  const json = async (...argv: string[]): Promise<DriftDocument> => {
    const { stdout, stderr } = await drift("--format", "json", ...argv);
    expect(stderr).toBe("");
    return driftDocumentSchema.parse(JSON.parse(stdout));
  };
  const prod = ["--state", `prod=${stateFile}`];
  const states = [...prod, "--state", `other=${otherState}`];
  scene.writes();
  return { scene, drift, json, prod, states };
}
type Nights = Awaited<ReturnType<typeof openNights>>;

const seen = ({ items }: DriftDocument) => items.map(({ kind, person }) => `${kind} ${person.email}`);

test("every kind of drift, from the first clean night to the report after it was all repaired", async () => {
  const nights = await openNights();
  await findEveryKind(nights);
  await meetABlindNight(nights);
  await acceptAndRepair(nights);
  // Nothing of all this was ever sent.
  expect(nights.scene.writes()).toEqual([]);
});

async function findEveryKind({ scene, drift, json, prod, states }: Nights): Promise<void> {
  const { simulator, tf } = scene;
  // Somebody in London is managed by nobody, and that is all there is; Alice owns the key.
  const clean = await json(...prod, "--stale-after", "600d");
  expect({ items: seen(clean), ignored: clean.ignored.map(({ person }) => person.email) }).toEqual({
    items: ["unmanaged_user newcomer@example.com"],
    ignored: ["alice@example.com", "alice@example.com"],
  });

  editByHand(scene);
  // A plan that shows just what changed by hand does not show whom the configuration wants.
  const refreshed = await tf.refreshOnly();
  await writeFile(join(tf.folder, "refreshed.json"), JSON.stringify(await refreshed.json()));
  const limited = await drift("--plan", "refreshed.json");
  expect({ code: limited.code, stderr: limited.stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining("is one of -refresh-only"),
  });
  const found = await drift(
    ...states,
    "--format",
    "md=drift.md",
    "--format",
    "json=drift.json",
    "--format",
    "table",
  );
  expect({ code: found.code, stderr: found.stderr }).toEqual({ code: 2, stderr: "" });
  const document = await json(...states);
  expectGolden("access-drift/state.md", await read(tf.folder, "drift.md"));
  expectGolden("access-drift/state.json", await read(tf.folder, "drift.json"));
  expectGolden("access-drift/state.txt", found.stdout);

  // What was merged meanwhile is told apart from what was done by hand.
  const plan = await planMerged(scene);
  const planned = await drift("--plan", plan, "--format", "md=plan.md", "--format", "json=plan-drift.json");
  expect(planned.code).toBe(2);
  expectGolden("access-drift/plan.md", await read(tf.folder, "plan.md"));
  expectGolden("access-drift/plan.json", await read(tf.folder, "plan-drift.json"));
  const both = driftDocumentSchema.parse(JSON.parse(await read(tf.folder, "plan-drift.json")));
  expect(new Set([...document.items, ...both.items].map(({ kind }) => kind))).toEqual(
    // A directory alone enables people; the lists of this contract tell no second factor.
    new Set(DRIFT_KINDS.filter((kind) => kind !== "enabled" && kind !== "second_factor_changed")),
  );

  // The same night by the account contract, with the audit trail.
  const named = await json(...states, "--account-id", simulator.accountId, "--attribute", "3d");
  expect(seen(named).sort()).toEqual(seen(document).sort());
  const actors = new Set(named.items.map(({ kind, actor }) => (actor ? `${kind} ${actor.email}` : "")));
  for (const kind of ["role_raised", "missing_admin", "zone_removed"])
    expect(actors).toContain(`${kind} ${ACTOR}`);
}

/** An organization that cannot be read: exit 4, nobody of it is called gone, and nothing counts as resolved. */
async function meetABlindNight({ scene: { control }, drift, states }: Nights): Promise<void> {
  const { id } = control.fault({
    match: { operation: "list-users", query: { o: String(LONDON) } },
    effect: { kind: "answer", status: 403 },
  });
  const blind = await drift(...states, "--since", "drift.json", "--format", "json");
  expect(blind.code).toBe(4);
  const partial = driftDocumentSchema.parse(JSON.parse(blind.stdout));
  expect(partial.completeness).toMatchObject({ status: "incomplete", scanned: 1, total: 2 });
  expect(partial.notCompared.filter(({ reason }) => reason === "unread")).toMatchObject([
    { org: LONDON, person: { email: "dropped@example.com" } },
  ]);
  expect(partial.items.filter(({ org }) => org === LONDON)).toEqual([]);
  expect(partial.resolved).toEqual([]);
  expect(partial.unchecked?.map(({ kind, person }) => `${kind} ${person.email}`)).toEqual([
    "zone_removed dropped@example.com",
    "zone_added spread@example.com",
    "unmanaged_user eve@example.com",
  ]);
  control.removeFault({ id });
}

/** Accepted with a reason, repaired by hand, and the rest goes on. */
async function acceptAndRepair({ scene: { control, tf }, drift, json, states }: Nights): Promise<void> {
  await writeFile(
    join(tf.folder, "ignored"),
    'unmanaged_user/agency-*@example.com reason="agency staff" until=2026-12-31\n',
  );
  control.edit({ who: "raised@example.com", set: { role: "viewer" } });
  const later = await json(...states, "--since", "drift.json", "--ignore-file", "ignored");
  expect(later.summary).toMatchObject({ new: 0, resolved: 1, ignored: 6 });
  expect(later.resolved?.map(({ kind, person }) => `${kind} ${person.email}`)).toEqual([
    "role_raised raised@example.com",
  ]);
  expect(later.items.every(({ since }) => since === "continuing")).toBe(true);

  // All that is left, accepted in one command: the next night is clean.
  const accepted = await drift(
    ...states,
    "--ignore-file",
    "ignored",
    "--write-ignore",
    "ignored",
    "--reason",
    "known since the audit",
  );
  expect(accepted.code).toBe(2);
  const silent = await drift(...states, "--ignore-file", "ignored");
  expect({ code: silent.code, first: silent.stdout.split("\n")[0] }).toEqual({ code: 0, first: "No drift." });
}

const read = (folder: string, name: string): Promise<string> => readFile(join(folder, name), "utf8");
