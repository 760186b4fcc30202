import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { foldEmail } from "../../automox/wire/email";
import type { Io } from "../cli/command";
import type { ManagedPerson } from "../facts/managed";
import { peopleInState } from "../terraform/load-stacks";
import { type ImportMapItem, readImportMap } from "./import-map";
import type { Known } from "./plan-adoption";

export const MAP_ENDING = ".map.json";

/**
 * Who is managed already, by the states given and by the maps that earlier runs left in the folder. Throws
 * AccessError.
 */
export async function knownPeople(
  {
    states,
    folder,
    base,
  }: { readonly states: readonly string[]; readonly folder: string; readonly base: string },
  io: Pick<Io, "cwd" | "stdin">,
): Promise<Known> {
  const managed: ManagedPerson[] = [];
  for (const file of states) managed.push(...(await peopleInState(file, io)));
  const items = await earlierItems(folder, base);
  return {
    people: [...managed, ...items],
    ids: new Map([...managed.flatMap(namesOf), ...items.flatMap(idsOf)]),
  };
}

async function earlierItems(folder: string, base: string): Promise<readonly ImportMapItem[]> {
  const names = await readdir(folder).catch(() => []); // not there yet: nothing was adopted into it
  const isMap = (name: string) =>
    name.startsWith(base) && /^(-\d+)?\.map\.json$/.test(name.slice(base.length));
  const items: ImportMapItem[] = [];
  for (const name of names.filter(isMap).sort())
    items.push(...readImportMap(await readFile(join(folder, name), "utf8"), name));
  return items;
}

type Id = readonly [id: string, email: string | null];

/**
 * The names of a managed person's resource and construct; of a membership they say nothing about the person's
 * own id.
 */
function namesOf({ address, constructPath, type, email, index }: ManagedPerson): readonly Id[] {
  const resource = address
    .split(/automox_(?:user|org_membership)\./)
    .at(-1)
    ?.replace(/\[.*$/s, "");
  const construct = constructPath?.split("/").at(-1);
  const isTheirs = type === "automox_user" && index === null && email !== null;
  const who = isTheirs ? foldEmail(email) : null;
  // A construct's resource has a name that nobody would choose; the id of the construct is what people read.
  const names = construct === undefined ? [resource] : [construct];
  return names.flatMap((name) => (name ? [[name, who] as const] : []));
}

const idsOf = ({ id, personId, email }: ImportMapItem): readonly Id[] => [
  ...(id === personId ? [] : [[id, null] as const]),
  [personId, foldEmail(email)],
];
