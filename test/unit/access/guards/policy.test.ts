import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Io } from "../../../../src/access/cli/command";
import { DEFAULT_GUARD_SETTINGS, readPolicy } from "../../../../src/access/guards/policy";
import { folderForEach } from "../../../support/scratch-folder";

const cwd = folderForEach();

const read = async (text: string | null, options: { config?: string; redact?: string } = {}) => {
  if (text !== null) await writeFile(join(cwd, options.config ?? "access.yaml"), text);
  return readPolicy(options, { cwd } as Io);
};

test("without a file the provider's defaults hold", async () => {
  expect((await read(null)).guards).toEqual(DEFAULT_GUARD_SETTINGS);
});

test("everything a file may say", async () => {
  const policy = await read(`
key_owner: alice@example.com
admins: { min: 2, required: [alice@example.com] }
limits: { removals: 3, demotions: 0, invites: 5, plan_age_hours: 12, removal_fraction: 0.5, removal_floor: 1 }
domains: [example.com]
guards: { AMX006: warn }
roles: { order: [viewer, [operator, auditor], admin] }
redact: domain
waivers:
  - { code: AMX007, subject: bob@example.com, reason: new mailbox, owner: alice@example.com, expires: 2026-12-31 }
`);
  expect(policy).toMatchObject({
    guards: {
      keyOwner: "alice@example.com",
      minAdmins: 2,
      maxRemovals: 3,
      maxDemotions: 0,
      maxInvites: 5,
      maxPlanAgeHours: 12,
      levels: { AMX006: "warn" },
    },
    roleOrder: [["viewer"], ["operator", "auditor"], ["admin"]],
    redact: "domain",
  });
  expect(policy.guards.waivers[0]?.expires).toBe("2026-12-31");
});

test("the command line wins over the file", async () => {
  expect((await read("redact: domain", { redact: "hash" })).redact).toBe("hash");
});

test.each([
  ["an unknown key", "limit: { removals: 3 }", /Unrecognized key: "limit"/],
  ["an unknown rule", "guards: { AMX999: warn }", /AMX999|Invalid/],
  [
    "a waiver without a reason",
    "waivers: [{ code: AMX007, subject: '*', owner: o, expires: 2026-12-31 }]",
    /reason/,
  ],
  ["a waiver without an end", "waivers: [{ code: AMX007, subject: '*', owner: o, reason: r }]", /expires/],
  ["a share over one", "limits: { removal_fraction: 25 }", /removal_fraction/],
  ["no YAML", "admins: [", /is no YAML/],
])("%s is an error that says so", async (_name, text, expected) => {
  await expect(read(text)).rejects.toThrow(expected);
});

test("a file that was named must be there", async () => {
  await expect(readPolicy({ config: "other.yaml" }, { cwd } as Io)).rejects.toThrow(
    "Cannot read other.yaml: there is no such file.",
  );
});
