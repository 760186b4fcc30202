import { z } from "zod";
import { AccessError } from "../cli/access-error";
import { isPersonType } from "../facts/managed";
import { distinctTexts } from "../facts/order";
import { isOurs, MAY_BE_LEFT_OUT, PERSON_ATTRIBUTES } from "./attributes";
import type { FieldChange } from "./change";
import type { Configuration } from "./configuration";
import type { FailedCheck } from "./difference";
import { toManagedPerson } from "./person-values";
import { ACTIONS, type Invocation, isDueAgain, isTakenOver, type PersonChange, type Values } from "./plan";
import { asText, holdsTrue } from "./side";
import { AFTER_APPLY } from "./told";

const values = z.record(z.string(), z.unknown());

/** Of what is unknown or sensitive: `false` stands for "none". */
const marks = z.union([values, z.boolean()]).optional();

type Marks = z.infer<typeof marks>;

/** Source: Terraform 1.11.4, jsonplan/resource.go and plan.go. */
const resourceChange = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  index: z.union([z.string(), z.number()]).optional(),
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change: z.object({
    actions: z.array(z.enum(ACTIONS)),
    before: values.nullish(),
    after: values.nullish(),
    after_unknown: marks,
    before_sensitive: marks,
    after_sensitive: marks,
    replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
    importing: z.object({ id: z.string().optional() }).nullish(),
  }),
});

const kind = z.object({
  mode: z.string().optional(),
  type: z.string(),
  name: z.string().optional(),
  provider_name: z.string().optional(),
});

/**
 * Undefined for what is no managed person. Throws AccessError with the address where the shape is not
 * Terraform's.
 */
export function toPersonChange(
  element: unknown,
  context: {
    readonly stack: string | null;
    readonly constructPath: (type: string, name: string) => string | null;
  },
): PersonChange | undefined {
  const { success, data: head } = kind.safeParse(element);
  if (!success || head.mode === "data" || !isPersonType(head.type) || !isOurs(head.provider_name))
    return undefined;
  const read = resourceChange.safeParse(element);
  if (!read.success) {
    const { address, change } = element as { address?: unknown; change?: { actions?: unknown } };
    const unknown = [change?.actions].flat().find((action) => !ACTIONS.some((each) => each === action));
    if (typeof unknown === "string")
      throw new AccessError(
        `The change of ${address} has the action ${JSON.stringify(unknown)}, which this version of automox-access does not know. Use a newer one.`,
      );
    throw new AccessError(
      `Cannot read the change of ${JSON.stringify(address)}: ${z.prettifyError(read.error)}`,
    );
  }
  const { change, address, index = null, ...data } = read.data;
  const { type } = head;
  const constructPath = context.constructPath(type, head.name ?? "");
  const place = { address, type, index, stack: context.stack, constructPath };
  const isNothing =
    change.actions.every((action) => action === "no-op") &&
    data.previous_address === undefined &&
    !change.importing;
  return {
    address,
    type,
    previousAddress: data.previous_address ?? null,
    constructPath,
    deposed: data.deposed !== undefined,
    actions: change.actions,
    reason: data.action_reason ?? null,
    before: change.before ? toManagedPerson(change.before, place) : null,
    after: change.after ? toManagedPerson(change.after, place) : null,
    values: isNothing ? null : { before: change.before ?? {}, after: change.after ?? {} },
    unknown: marksOf(change.after_unknown, PERSON_ATTRIBUTES),
    sensitive: sensitiveIn([change.before_sensitive, change.after_sensitive]),
    replacedFor: distinctTexts((change.replace_paths ?? []).map(([first]) => String(first))),
    importing: change.importing ? (change.importing.id ?? "") : null,
    roleChange: "direct",
  };
}

/**
 * What may be left out is unknown in every create where it is: only what is written is known after apply and not before.
 * An update keeps what is left out, so there all that is unknown is written. Where the document holds no such block,
 * nobody can tell, and all of it counts.
 */
export function asConfigured(change: PersonChange, { block, conductOf }: Configuration): PersonChange {
  const found = block(change.address);
  if (!found) return change;
  const isNew = change.actions.includes("create");
  const unknown = Object.entries(change.unknown).filter(
    ([name]) => found.written.has(name) || !MAY_BE_LEFT_OUT.includes(name) || !isNew,
  );
  const { roleChange: ofProvider, newcomerRole } = conductOf(found.provider);
  const roleChange = isDueAgain(change) ? "direct" : ofProvider;
  const leavesNames = { first: !found.named.has("first_name"), last: !found.named.has("last_name") };
  const read = { ...change, unknown: Object.fromEntries(unknown), leavesNames, roleChange };
  return withAccountRole(read, newcomerRole);
}

/** An invitation that gives no role in the account gives the one that the provider's settings name. */
function withAccountRole(change: PersonChange, role: string | null | undefined): PersonChange {
  const { actions, before, values, unknown } = change;
  const isGiven = before?.accountRole || values?.after.account_role || holdsTrue(unknown.account_role);
  if (role === null || !values || !actions.includes("create") || isGiven || isTakenOver(change))
    return change;
  const given = { ...change, isNewcomersRole: true };
  if (role === undefined) return { ...given, unknown: { ...unknown, account_role: true } };
  return { ...given, values: { ...values, after: { ...values.after, account_role: role } } };
}

/** An id holds the address. */
function sensitiveIn(sides: readonly Marks[]): readonly string[] {
  const names = distinctTexts(sides.flatMap((each) => marked(each, PERSON_ATTRIBUTES)));
  return names.includes("email") ? distinctTexts([...names, "id"]) : names;
}

/** Marks by name; `true` stands for everything. */
const marksOf = (marks: Marks, names: readonly string[]): Values =>
  typeof marks === "object" ? marks : Object.fromEntries(names.map((name) => [name, marks === true]));

/** Names whose mark is true, or holds a true somewhere below. */
const marked = (marks: Marks, names: readonly string[]): readonly string[] =>
  Object.entries(marksOf(marks, names)).flatMap(([name, mark]) => (holdsTrue(mark) ? [name] : []));

/** Source: Terraform 1.14, jsonplan/action_invocations.go. */
const invocation = z.object({
  address: z.string(),
  type: z.string(),
  provider_name: z.string().optional(),
  config_values: values.nullish(),
  config_unknown: marks,
  config_sensitive: marks,
});

/** An action that Terraform invokes; one of an unknown shape is somebody else's. */
export function toInvocation(element: unknown, isDeferred: boolean): Invocation {
  const { success, data } = invocation.safeParse(element);
  if (!success) return { address: "", type: "", isOurs: false, isDeferred, config: [] };
  const { address, type, provider_name: provider } = data;
  const isKnownOurs = provider !== undefined && isOurs(provider);
  return { address, type, isOurs: isKnownOurs, isDeferred, config: configOf(data) };
}

function configOf(given: z.infer<typeof invocation>): readonly FieldChange[] {
  const config = given.config_values ?? {};
  const sensitive = marked(given.config_sensitive, Object.keys(config));
  const unknown = marksOf(given.config_unknown, [...Object.keys(config), "config"]);
  return distinctTexts([config, unknown].flatMap(Object.keys)).flatMap((field): readonly FieldChange[] => {
    if (holdsTrue(unknown[field])) return [{ field, from: null, to: AFTER_APPLY }];
    const text = asText(config[field]);
    if (text === null) return [];
    return [{ field, from: null, to: sensitive.includes(field) ? { hidden: "sensitive", text } : text }];
  });
}

/** Whether another resource would change. */
export function isOtherChange(element: unknown): boolean {
  const { mode, change } = element as { mode?: unknown; change?: { actions?: unknown } };
  const actions = mode !== "data" && change?.actions;
  return Array.isArray(actions) && actions.some((action) => action !== "no-op" && action !== "read");
}

const check = z.object({
  address: z.object({ kind: z.string(), to_display: z.string() }),
  status: z.string(),
  instances: z.array(z.object({ problems: z.array(z.object({ message: z.string() })).nullish() })).nullish(),
});

/**
 * Undefined for a check that passed, or one of an unknown shape: checks never block here, Terraform did that.
 */
export function toFailedCheck(element: unknown): FailedCheck | undefined {
  const { success, data } = check.safeParse(element);
  if (!success || (data.status !== "fail" && data.status !== "error" && data.status !== "unknown"))
    return undefined;
  return {
    kind: data.address.kind,
    address: data.address.to_display,
    status: data.status,
    problems: (data.instances ?? []).flatMap(({ problems }) =>
      (problems ?? []).map(({ message }) => message),
    ),
  };
}
