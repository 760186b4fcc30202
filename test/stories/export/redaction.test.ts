// What is hidden is hidden in every format of every command, on both streams and in every file.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { planJson, update } from "../../support/access/plan-builder";
import { access } from "../../support/access-io";
import { rosterFile, rosterOf, rosterPerson } from "../../support/roster";
import { folderForEach } from "../../support/scratch-folder";

const cwd = folderForEach();
beforeEach(() => {
  const people = [
    rosterPerson("zyta", { firstName: "Zyta", lastName: "Quux", role: "admin", twoFactor: "off" }),
    rosterPerson("o'quux", { firstName: "Oona", lastName: "O'Quux", status: "pending" }),
    rosterPerson("zyte{x}/y", { firstName: "Qu", lastName: "Quu\u0308x" }),
  ];
  const roster = rosterOf(people, {
    keyOwner: "boss-quux@example.com",
    completeness: {
      ...{ status: "incomplete", scanned: 0, total: 1 },
      problems: ["organization 12345 could not be read: nobody like quux@example.com is there"],
    },
  });
  write("roster.json", rosterFile(roster));
  write("whole.json", rosterFile(rosterOf(people, { keyOwner: "boss-quux@example.com" })));
  write("state.json", {
    format_version: "1.0",
    values: { root_module: { resources: [resource("automox_user.zyta_quux", "zyta@example.com")] } },
  });
  write("cdk.tf.json", {
    resource: { automox_user: { zyta_quux: { "//": { metadata: { path: "prod/team/zyta-quux" } } } } },
  });
  write(
    "plan.json",
    planJson([
      update(
        { email: "zyta@example.com", prefs_json: '{"theme":"zyta"}' },
        { first_name: "Quuxia", prefs_json: '{"theme":"quuxian"}' },
        { address: "automox_user.zyta_quux" },
      ),
    ]),
  );
  const importing = { id: "12345/zyte{x}/y@example.com" };
  const adopted = { email: "zyte{x}/y@example.com", first_name: "Qu", last_name: "Quüx" };
  write("adopted.json", planJson([update(adopted, { last_name: "Quuxian" }, { inner: { importing } })]));
  write(
    "hr.csv",
    "email,first,last\nzyta@example.com,Zita,Quuux\nnew-quux@example.com,A,B\nzyte{x}/y@example.com,A,B\nzyte{x}/y@example.com,A,B\n",
  );
  write("logins.csv", "email,last login\nzyta@example.com,2020-01-01\n");
  write(".accessignore", "unmanaged_user/old{q}/quux@example.com reason=quux@example.com\n");
});

const write = (name: string, content: unknown) =>
  writeFileSync(join(cwd, name), typeof content === "string" ? content : JSON.stringify(content));
const resource = (address: string, email: string) => ({
  ...{ address, mode: "managed", type: "automox_user", name: address.split(".")[1] },
  values: { email, org_id: 12345, role: "viewer", status: "active", first_name: "Zytka", last_name: "Quux" },
});

const REDUCED = ["--first-name-column", "first", "--last-name-column", "last"];
const UNASKED = ["--allow-unevaluated", "AMX001", "--reason", "ZYTA asked, and zyte{x}/y@example.com"];
const COMMANDS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["drift", ["--state", "state.json"], ["table", "md", "json", "html"]],
  ["matrix", ["--state", "state.json", "--out", "out.html"], []],
  ["matrix", ["--plan", "plan.json", "--out", "out.html"], []],
  ["export", [], ["csv", "json", "jsonl", "html"]],
  ["export", ["--profile", "roster", "--manifest", "m.json"], ["csv", "json"]],
  ["export", ["--profile", "baton"], ["json"]],
  ["adopt", ["verify", "--plan", "adopted.json"], ["table", "json"]],
  ["guard", ["--plan", "plan.json", ...UNASKED], ["table", "json", "annotations"]],
  ["review", ["--plan", "plan.json"], ["table", "md", "html", "json", "sarif", "junit", "gitlab"]],
  ["reconcile", ["--file", "hr.csv", ...REDUCED, "--skip-invalid-rows"], ["table", "md", "json", "csv"]],
  ["stale", ["--days", "30", "--logins", "logins.csv"], ["table", "md", "json", "csv"]],
];

const CASES = ["none", "domain", "hash"].flatMap((mode) =>
  ["roster.json", "whole.json"].flatMap((roster) =>
    COMMANDS.map((command) => [mode, roster, ...command] as const),
  ),
);

test.each(CASES)("--redact %s, %s: %s %j", async (...given) => {
  const [mode, roster, command, options, formats] = given;
  const before = new Set(readdirSync(cwd));
  const outputs = formats.flatMap((format, index) => [
    "--format",
    index === 0 ? format : `${format}=out.${format}`,
  ]);
  const argv = [command, "--roster", roster, ...options, ...outputs, "--redact", mode];
  const { code, stdout, stderr } = await access(argv, { cwd });
  expect(code).not.toBe(1);
  const files = readdirSync(cwd).filter((name) => !before.has(name));
  expect(files.length).toBe(
    roster === "roster.json" && command === "export"
      ? 0
      : Math.max(formats.length - 1, 0) +
          (options.includes("--out") || options.includes("--manifest") ? 1 : 0),
  );
  const texts = [stdout, stderr, ...files.map((name) => readFileSync(join(cwd, name), "utf8"))];
  const found = texts.flatMap((text) => text.match(/.{0,60}(?:quu|zyt|zita|oona)[a-z].{0,40}/i)?.[0] ?? []);
  // Unless they are hidden they are there, so this looks in the right places.
  if (mode === "none") expect(found).not.toEqual([]);
  else expect(found).toEqual([]);
});
