import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { groupId } from "../../../src/plugin/group";

describe("a group", () => {
  const folder = mkdtempSync(join(tmpdir(), "group-"));
  const database = join(folder, "group");
  writeFileSync(database, "root:x:0:\nplugins:x:4711:ada,grace\nbroken\n");
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ["by number", "123", 123],
    ["by name", "plugins", 4711],
    ["root, whose number is zero", "root", 0],
  ])("is found %s", (_, group, expected) => {
    expect(groupId(group, database)).toBe(expected);
  });

  it.each(["nobody", "broken", "plug"])("called %s is an error", (group) => {
    expect(() => groupId(group, database)).toThrow(`PLUGIN_UNIX_SOCKET_GROUP names no group: ${group}`);
  });
});
