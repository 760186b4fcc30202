// What the guides tell to type is typed, block by block, each where the one before has left everything.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { person, provider } from "../support/hcl";
import { blocksFor } from "../support/page-blocks";
import { openShell, type PageShell } from "../support/page-shell";
import { ALICE, BOB, ORG, openScene, type Scene } from "../support/scene";

const KEY = process.env.AUTOMOX_API_KEY ?? "";
const TEAM = ["ada", "bea", "cal"];

interface Told {
  readonly code?: number;
  readonly says: RegExp;
}
interface Page {
  /** What is so when somebody opens the page. */
  before(scene: Scene, folder: string): Promise<void>;
  readonly blocks: readonly Told[];
  /** At questions. */
  readonly input?: string;
}

/** Ada, Bea and Cal are invited and have accepted. */
async function team({ tf, control }: Scene, more = ""): Promise<void> {
  await tf.write(more + TEAM.map((name) => person(name)).join(""));
  await tf.apply();
  for (const name of TEAM) control.accept({ who: `${name}@example.com` });
}

const PAGES: Readonly<Record<string, Page>> = {
  authentication: {
    before: ({ tf }) => tf.write(""),
    blocks: [{ says: /The key belongs to alice@example\.com/ }],
  },
  drift: {
    async before(scene) {
      await team(scene);
      scene.control.edit({ who: "ada@example.com", set: { role: "operator" } });
    },
    blocks: [{ says: /Role raised +ada@example\.com is operator/ }],
  },
  guards: {
    async before(scene) {
      const [rule] = blocksFor("configurations").filter(({ page }) => page === "docs/guides/guards.md");
      await team(scene, `${rule?.code}\n`);
    },
    blocks: [{ says: /Destroy complete! Resources: 3 destroyed/ }],
    input: "yes\n",
  },
  "people-files": {
    async before({ control }, folder) {
      control.login({ who: ALICE.email });
      const today = new Date(control.clock().now).toISOString();
      const rows = [ALICE, BOB].map(({ email }) => email);
      writeFileSync(
        join(folder, "people.csv"),
        `email,status\n${rows.map((row) => `${row},active\n`).join("")}`,
      );
      writeFileSync(
        join(folder, "logins.csv"),
        `email,last login\n${rows.map((row) => `${row},${today}\n`).join("")}`,
      );
    },
    blocks: [{ says: /Automox and the file agree\.[\s\S]*Nobody is stale, 2 logged in/ }],
  },
  "terraform-test": {
    async before({ tf }, folder) {
      const example = join(__dirname, "../../examples/terraform-test");
      await tf.write({ "terraform.tf": readFileSync(join(example, "main.tf"), "utf8") });
      cpSync(join(example, "tests"), join(folder, "tests"), { recursive: true });
    },
    blocks: [{ says: /Success! 2 passed, 0 failed/ }, { says: /Success! 2 passed, 0 failed/ }],
  },
  review: {
    before: async ({ tf }) => tf.write(provider({ org_id: ORG }) + TEAM.map((name) => person(name)).join("")),
    blocks: [
      { says: /^3 invitations\./m },
      { says: /"key-1" .* alice@example\.com/ },
      { says: /AMX016 \S+: passed/ },
    ],
  },
};

const shown = blocksFor("commands");
const shownIn = (name: string) => shown.filter(({ page }) => page === `docs/guides/${name}.md`);

test("every page with commands is here", () => {
  expect(Object.keys(PAGES).flatMap(shownIn)).toHaveLength(shown.length);
});

test.each(Object.entries(PAGES))("%s", async (name, { before, blocks, input }) => {
  const scene = await openScene({
    seed: {
      users: [{ ...ALICE, accountRole: "global-admin" }, BOB],
      keys: [{ key: KEY, userEmail: ALICE.email }],
    },
  });
  const { tf, simulator } = scene;
  const shell: PageShell = openShell(tf.folder, {
    AUTOMOX_API_KEY: KEY,
    AUTOMOX_BASE_URL: simulator.url,
    AUTOMOX_ACCOUNT_UUID: simulator.accountId,
    TF_CLI_CONFIG_FILE: join(process.env.AUTOMOX_TEST_DIST ?? "", "terraform.tfrc"),
    KEY,
  });
  await before(scene, tf.folder);
  const codes = shownIn(name).map(({ code }) => code);
  expect(codes).toHaveLength(blocks.length);
  for (const [index, { code: ending = 0, says }] of blocks.entries()) {
    // The page leaves out a key, as it should.
    const told = await shell.type((codes[index] ?? "").replace("API_KEY=…", 'API_KEY="$KEY"'), input);
    expect({ ...told, code: told.code }).toEqual({
      code: ending,
      stdout: expect.stringMatching(says),
      stderr: expect.any(String),
    });
  }
});
