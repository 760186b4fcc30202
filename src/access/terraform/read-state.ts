import { z } from "zod";
import { AccessError } from "../cli/access-error";
import { isPersonType, type ManagedPerson, type PersonType } from "../facts/managed";
import { byAddress } from "../facts/order";
import { toManagedPerson } from "../model/person-values";
import type { ConstructPaths } from "./construct-paths";
import { checkFormatVersion } from "./format-version";
import { sliceJson } from "./json-slices";
import { asUtf8 } from "./utf8";

/** Source: Terraform 1.11.4, jsonstate/state.go. */
const resource = z.object({
  address: z.string(),
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  index: z.union([z.string(), z.number()]).optional(),
  values: z.record(z.string(), z.unknown()).optional(),
  deposed_key: z.string().optional(),
});
const stateModule = z.object({
  resources: z.array(z.unknown()).optional(),
  get child_modules() {
    return z.array(stateModule).optional();
  },
});
const stateValues = z.object({ root_module: stateModule.optional() });

/**
 * The people in what `terraform show -json` prints for a state, by address, without deposed objects. Throws
 * AccessError where it is something else or was cut.
 */
export async function readState(
  bytes: AsyncIterable<Uint8Array | string>,
  { stack = null, constructPaths }: { stack?: string | null; constructPaths?: ConstructPaths } = {},
): Promise<readonly ManagedPerson[]> {
  const members = new Map<string, unknown>();
  const refuse = (name: string) => {
    // A plan without resources has no changes, but every plan has its time.
    if (name === "resource_changes" || name === "timestamp")
      throw new AccessError(
        "This is a plan, not a state. Give what `terraform show -json` prints without a file.",
      );
  };
  await sliceJson(asUtf8(bytes), {
    values: ["format_version", "values", "version", "serial", "timestamp"],
    elements: ["resource_changes"],
    onValue: (name, value) => {
      refuse(name);
      members.set(name, value);
    },
    onElement: refuse,
  });
  if (members.has("serial") && !members.has("format_version"))
    throw new AccessError(
      "This is a raw state file. Give what `terraform show -json` prints, which has a documented form.",
    );
  checkFormatVersion(members.get("format_version"), "state");
  const read = stateValues.safeParse(members.get("values") ?? {});
  if (!read.success) throw new AccessError(`Cannot read the state: ${z.prettifyError(read.error)}`);
  const people = resourcesOf(read.data.root_module ?? {}).flatMap((each) => {
    if (!isPerson(each)) return [];
    const { address, type, index = null } = each;
    const constructPath = constructPaths?.get(`${type}.${each.name}`) ?? null;
    return [toManagedPerson(each.values ?? {}, { address, type, index, stack, constructPath })];
  });
  return people.sort(byAddress);
}

type Resource = z.infer<typeof resource>;

const isPerson = (each: Resource): each is Resource & { readonly type: PersonType } =>
  each.mode === "managed" && isPersonType(each.type) && each.deposed_key === undefined;

/** Whether anybody is in a state as a plan holds it. */
export function hasPeople(state: unknown): boolean {
  const { success, data } = z.object({ values: stateValues.optional() }).safeParse(state);
  return success && resourcesOf(data.values?.root_module ?? {}).some(isPerson);
}

type Module = z.infer<typeof stateModule>;

function resourcesOf(within: Module): readonly Resource[] {
  const own = (within.resources ?? []).map((each) => {
    const read = resource.safeParse(each);
    if (!read.success)
      throw new AccessError(`Cannot read a resource of the state: ${z.prettifyError(read.error)}`);
    return read.data;
  });
  return [...own, ...(within.child_modules ?? []).flatMap(resourcesOf)];
}
