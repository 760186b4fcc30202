// What the guides of automox-access promise, held against the code.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { accessCommand } from "../../../src/access/cli/command";
import { COMMANDS } from "../../../src/access/commands/all";
import { readIgnoreRules } from "../../../src/access/drift/ignore-file";
import { GUARDS } from "../../../src/access/guards/evaluate";
import { policySchema } from "../../../src/access/guards/policy";
import { installCommand, uninstallCommand } from "../../../src/install/commands";
import { thisMachine } from "../../../src/install/surroundings";
import { access } from "../../support/access-io";
import { blocksFor, codeFor } from "../../support/page-blocks";

const guide = (name: string) => readFileSync(join(__dirname, "../../../docs/guides", `${name}.md`), "utf8");

test("the policy in the guide is one", () => {
  const policy = codeFor("policy", "yaml");
  expect(policySchema.parse(parse(policy, { schema: "core" })).waivers).toHaveLength(1);
});

test("the ignore file in the guide is one", () => {
  const lines = blocksFor("ignore file")
    .map(({ code }) => code)
    .join("\n");
  const rules = readIgnoreRules(lines, { file: ".accessignore", now: new Date("2026-03-01T00:00:00Z") });
  const about = (kind: string, email: string) =>
    rules.excuseOf({ kind, person: { email }, org: 12345 } as Parameters<typeof rules.excuseOf>[0])?.reason;
  expect(about("role_raised", "alice@example.com")).toBe("for emergencies, managed by hand");
  expect(about("unmanaged_user", "x@agency.example.com")).toBe("agency, see the contract");
  expect(about("unmanaged_user", "mallory@agency.example.com")).toBeUndefined();
  const gap = { kind: "not_compared", person: { email: "x@example.com" }, org: 1, attribute: "last_name" };
  expect(rules.excuseOf(gap)?.reason).toBe("shown after acceptance");
});

test.each(blocksFor("usage"))("$heading is called as the page says", async ({ heading, code }) => {
  const machine = thisMachine(process.cwd());
  const installer = [accessCommand(installCommand(machine)), accessCommand(uninstallCommand(machine))];
  const { stdout } = await access([heading, "--help"], { commands: [...COMMANDS, ...installer] });
  expect(stdout).toContain(`Usage: ${code}\n`);
});

test("the guide has every guard, and says which of them only warn", () => {
  const rows = [...guide("review").matchAll(/^\| (AMX\d{3}) \| [^|]* \| ([^|]*) \|/gm)];
  expect(rows.map(([, code]) => code)).toEqual(GUARDS.map(({ code }) => code).sort());
  const warning = rows.flatMap(([, code, otherwise]) => (otherwise === "warns" ? [code] : []));
  expect(warning).toEqual(
    GUARDS.filter(({ level }) => level === "warn")
      .map(({ code }) => code)
      .sort(),
  );
});

/** Every option that a page shows of a command must be one. */
test.each([
  ["review", "review"],
  ["guard", "review"],
  ["drift", "drift"],
  ["reconcile", "people-files"],
  ["stale", "people-files"],
])("the options of %s in the guide are its own", async (command, page) => {
  const { stdout } = await access([command, "--help"]);
  const shown = [...guide(page).matchAll(new RegExp(`automox-access ${command}\\b([^\`\\n]*)`, "g"))].flatMap(
    ([, rest = ""]) => rest.match(/--[a-z-]+/g) ?? [],
  );
  const table =
    command === page
      ? [...guide(page).matchAll(/^\| (`--.*?) \| /gm)].flatMap(
          ([, cell = ""]) => cell.match(/--[a-z-]+/g) ?? [],
        )
      : [];
  expect(shown.length + table.length).toBeGreaterThan(0);
  for (const option of [...shown, ...table]) expect(stdout).toContain(option);
});

test("every option in the table about people files is one of either command", async () => {
  const helps = await Promise.all(["reconcile", "stale"].map((command) => access([command, "--help"])));
  const text = helps.map(({ stdout }) => stdout).join("");
  const cells = [...guide("people-files").matchAll(/^\| (`--.*?) \| /gm)];
  const options = cells.flatMap(([, cell = ""]) => cell.match(/--[a-z-]+/g) ?? []);
  expect(options.length).toBeGreaterThan(10);
  for (const option of options) expect(text).toContain(option);
});
