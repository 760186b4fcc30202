// One team on which every kind of drift is really produced: applied by Terraform, then edited at the console.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SeedUser } from "../../src/simulator/world/seed";
import { block, capital, person, provider } from "../support/hcl";
import { ALICE, BOB, ORG, openScene, type Scene } from "../support/scene";
import { openTerraform } from "../support/terraform";

export const LONDON = 20_000;
const LONG_AGO = "2025-01-01T09:00:00Z";
/** The day of the console edits; reports are taken four hours later. */
const TODAY = "2026-03-01T08:00:00Z";
const YESTERDAY = "2026-02-28T09:00:00Z";
export const ACTOR = "console.user@example.com";

const seed = (id: number, name: string, more: Partial<SeedUser> = {}): SeedUser => ({
  id,
  uuid: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`,
  email: `${name}@example.com`,
  firstname: capital(name),
  lastname: "Example",
  role: "viewer",
  createdAt: LONG_AGO,
  ...more,
});

/** There before Terraform comes, and adopted without an e-mail. */
const PEOPLE: readonly SeedUser[] = [
  seed(201, "raised"),
  seed(202, "lowered", { role: "admin" }),
  seed(203, "custom"),
  seed(204, "spread"),
  seed(205, "dropped"),
  seed(205, "dropped", { org: LONDON }),
  seed(206, "missing"),
  seed(207, "chief", { role: "admin" }),
  seed(208, "stale", { status: "pending" }),
  seed(209, "waiting", { status: "pending", createdAt: YESTERDAY }),
  seed(210, "disabled"),
  seed(211, "profile"),
  seed(212, "readdressed"),
  seed(213, "shared"),
  seed(214, "steady", { role: "operator" }),
  // For the plan.
  seed(215, "promote"),
  seed(216, "converge"),
  seed(217, "clash"),
  seed(218, "leaver"),
  seed(219, "goner"),
  seed(220, "newcomer"),
];

const PROVIDER = provider({ org_id: ORG, guards: { max_removals: 50 } });

const london = (name: string) =>
  block(["resource", "automox_org_membership", name], {
    org_id: LONDON,
    email: `${name}@example.com`,
    role: "viewer",
  });

const EVERYBODY = [
  person("bob", { role: "admin", last_name: "Jones" }),
  person("raised"),
  person("lowered", { role: "admin" }),
  person("custom"),
  person("spread"),
  person("dropped"),
  london("dropped"),
  person("missing"),
  person("chief", { role: "admin" }),
  person("stale"),
  person("waiting"),
  person("disabled"),
  person("profile"),
  person("readdressed"),
  person("shared"),
  person("steady", { role: "operator" }),
];

const BEFORE = [
  PROVIDER,
  ...EVERYBODY,
  person("promote"),
  person("converge"),
  person("clash"),
  person("leaver"),
  person("goner"),
].join("");

const MERGED = [
  PROVIDER,
  ...EVERYBODY,
  person("promote", { role: "operator" }),
  person("converge", { role: "operator" }),
  person("clash", { role: "operator" }),
  person("newcomer"),
  person("future"),
].join("");

export interface DriftScene extends Scene {
  /** Of what was applied, as `terraform show -json` prints it. */
  readonly stateFile: string;
  /** Of a second stack that has one person of the first. */
  readonly otherState: string;
}

/** Applied, and nothing edited yet. */
export async function openDriftScene(): Promise<DriftScene> {
  const scene = await openScene({
    now: TODAY,
    seed: {
      organizations: [
        { id: ORG, name: "Headquarters", uuid: "00000000-0000-4000-9000-000000012345" },
        { id: LONDON, name: "London", uuid: "00000000-0000-4000-9000-000000020000" },
      ],
      users: [
        { ...ALICE, uuid: "00000000-0000-4000-8000-000000000101", accountRole: "global-admin" },
        { ...ALICE, org: LONDON },
        { ...BOB, uuid: "00000000-0000-4000-8000-000000000102" },
        ...PEOPLE,
      ],
      keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: ALICE.email }],
    },
  });
  const { tf, simulator } = scene;
  await tf.write(BEFORE);
  await tf.apply();
  const other = await openTerraform({ env: { AUTOMOX_BASE_URL: simulator.url }, provider: "kept" });
  await other.write(PROVIDER + person("shared"));
  await other.apply();
  const stateFile = join(tf.folder, "prod.json");
  const otherState = join(other.folder, "other.json");
  await writeFile(stateFile, JSON.stringify(await tf.state()));
  await writeFile(otherState, JSON.stringify(await other.state()));
  return { ...scene, stateFile, otherState };
}

/** What somebody does at the console in one afternoon. */
export function editByHand({ control }: Scene): void {
  const by = ACTOR;
  const edit = (name: string, set: Parameters<typeof control.edit>[0]["set"]) =>
    control.edit({ who: `${name}@example.com`, by, set });
  edit("raised", { role: "admin" });
  edit("lowered", { role: "viewer" });
  edit("custom", { role: "Night shift" });
  control.addByHand(seed(204, "spread", { org: LONDON, role: "operator" }));
  control.removeByHand({ who: "dropped@example.com", org: LONDON, by });
  control.removeByHand({ who: "missing@example.com", by });
  control.removeByHand({ who: "chief@example.com", by });
  edit("disabled", { status: "disabled" });
  edit("profile", { firstname: "Profiled", lastname: "Person" });
  edit("readdressed", { email: "elsewhere@example.com" });
  control.addByHand(seed(301, "eve", { org: LONDON }));
  control.addByHand(seed(302, "mallory", { role: "admin" }));
  for (const [index, name] of ["one", "two", "three", "four"].entries())
    control.addByHand(seed(303 + index, `agency-${name}`));
  edit("converge", { role: "operator" });
  edit("clash", { role: "admin" });
  control.removeByHand({ who: "goner@example.com", by });
}

/** The plan of what was merged meanwhile, as `terraform show -json` prints it. */
export async function planMerged({ tf }: Scene): Promise<string> {
  await tf.write(MERGED);
  const plan = await tf.plan();
  const file = join(tf.folder, "plan.json");
  await writeFile(file, JSON.stringify(await plan.json()));
  return file;
}
