import { readFileSync } from "node:fs";

/** The number of a group given by number or by name. Node cannot look names up, so `/etc/group` is read. */
export function groupId(group: string, database = "/etc/group"): number {
  if (/^\d+$/.test(group)) return Number(group);
  const entry = readFileSync(database, "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .find(([name]) => name === group);
  const id = Number(entry?.[2]);
  if (!entry?.[2] || !Number.isInteger(id))
    throw new Error(`PLUGIN_UNIX_SOCKET_GROUP names no group: ${group}`);
  return id;
}
