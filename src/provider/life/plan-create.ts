import type { User } from "../../automox/model/person";
import { foldEmail } from "../../automox/wire/email";
import { fail } from "../../framework/diagnostics";
import { isKnown, UNKNOWN } from "../../framework/infer";
import { GONE } from "../../framework/resource";
import type { Previewed } from "../contracts/contract";
import { forgotten } from "../guards/one-person-messages";
import { wishesOf, zoneKeysOf } from "../person/known-zone-roles";
import type { Target } from "../person/member";
import type { Person } from "../person/person";
import { kindOfRemoval, personId } from "../person/state";
import { QUIET_MS } from "../run/activity";
import { claimPerson } from "../run/one-person";
import type { AutomoxCall } from "../session";
import { type At, atOrganization } from "../steps/at";
import { planDisabling } from "../steps/disabled-elsewhere";
import { outOfSightAhead } from "../steps/out-of-sight";
import { beforeDisabling } from "../steps/set-active";
import { judgeTakeOver } from "../steps/take-over";
import { warnAboutKeyRights } from "../writing/key-rights";
import { lossByTakeOver } from "./loss";
import type { PersonChange, PersonKind, PersonPatch } from "./person-change";
import { warnAboutBudget, warnAboutZones } from "./plan-warnings";

/** Requests that the apply of one new person needs beside what all share: the invitation. */
const CREATE_COST = 1;

export async function planCreate(
  change: PersonChange,
  call: AutomoxCall,
  kind: PersonKind,
): Promise<PersonPatch> {
  const { config } = change;
  const org = config.org_id ?? (await call.api.defaultOrganization(call));
  await noteReplacement(call, change, org);
  const shown = shownOf(change);
  if (!isKnown(org)) return { set: { org_id: UNKNOWN, id: UNKNOWN }, ...shown };
  const at = atOrganization(call, call, org);
  warnAboutBudget(at, CREATE_COST);
  await warnAboutKeyRights(at);
  warnAboutZones(at, config.role, null);
  await at.contract.checkRoles(at, wishesOf(config));
  const { email } = config;
  if (!isKnown(email)) return { set: { org_id: org, id: UNKNOWN }, ...shown };
  // The first planning of a replacement has claimed its old address and, within the organization, its new
  // one.
  const { replaces, claimed } = change.replacing ?? {};
  const isClaimed = [replaces, claimed].includes(personId(org, email));
  const how = change.replacing === undefined ? "created" : "moved in";
  const target = { org, email };
  const { ledger } = call.api;
  if (!isClaimed && claimPerson(ledger, target, { how, type: kind.type })) call.warn(forgotten(target));
  // The first planning of a replacement has claimed the zones too.
  if (change.replacing === undefined) await claimZones(at, config, email);
  const previewed = await preview(at, change, { email, kind });
  // Handed to the apply, which writes no grant that is not in it. Terraform 1.16 hands a saved plan's own back.
  const tell = change.saved ?? {
    ...shown.tell,
    ...(change.replacing === undefined && ledger.leftovers.has(target) ? { isKept: true } : {}),
    ...(previewed ? { previewed } : {}),
    creates: personId(org, email),
  };
  return { set: { org_id: org, id: personId(org, email) }, tell };
}

/** The first half of a replacement, a removal, gets what the second planning tells. */
const shownOf = ({ replacing: { shown } = {} }: PersonChange): Pick<PersonPatch, "tell"> =>
  shown === undefined ? {} : { tell: { shown, isHalf: true } };

/**
 * Notes the departure of a replaced person, in the second planning of the replacement: they lose access until
 * they accept the new invitation. Whom destroying would disable nobody disables who is created again.
 */
async function noteReplacement(
  call: AutomoxCall,
  { config, replacing = {} }: PersonChange,
  org: PersonChange["config"]["org_id"],
): Promise<void> {
  const [, number, email] = /^(\d+)\/(.*)$/s.exec(String(replacing.replaces ?? "")) ?? [];
  const kind = replacing.replacing;
  if (email === undefined || (kind !== "removal" && kind !== "deactivation")) return;
  const isSame = String(org) === number && isKnown(config.email) && foldEmail(config.email) === email;
  if (kind === "deactivation" && isSame) return;
  const at = atOrganization(call, call, Number(number));
  const there = await at.organization.roster.byEmail(email, call);
  const leaver = { email, userId: there?.id ?? null, kind, wasAdmin: there !== undefined } as const;
  await at.organization.planned.note(leaver, at);
}

const claimZones = (at: At, config: PersonChange["config"], email: string): Promise<void> =>
  at.contract.planZones(at, { email, userId: null, wanted: zoneKeysOf(config), before: [] });

/**
 * Says at plan time what creating will mean where the person is there already, and answers what taking them
 * over would write; undefined where nobody is taken over. Adds diagnostics, never a planned value.
 */
async function preview(
  at: At,
  { config, replacing }: PersonChange,
  { email, kind }: { email: string; kind: PersonKind },
): Promise<readonly Previewed[] | undefined> {
  const { contract, organization, calling, org } = at;
  const { user: listed, doubt } = await organization.roster.sought(email, calling);
  // Being removed first, by this very replacement.
  if (replacing?.replaces === personId(org, email) && replacing.replacing === "removal") return undefined;
  if (doubt) at.warn(doubt);
  const there = beforeDisabling(at, listed ?? (await outOfSightAhead(at, email)));
  if (!there && config.active === false) await planDisabling(at, { email });
  if (!there) return warnAboutNames(at, config, { email, kind }).then(() => undefined);
  const wanted = { org, email, ...wantedOf(config) };
  const person = await contract.withZones(at, there, { keys: zoneKeysOf(wanted) });
  const mode = isKnown(config.on_existing) ? (config.on_existing ?? "adopt_if_same") : "adopt_if_same";
  const verdict = judgeTakeOver(person, wanted, { contract, onExisting: mode });
  if (verdict.kind === "refuse") return fail(verdict.words);
  if (replacing === undefined && (await isRemovedFirst(at, { org, email })))
    return warnAboutTaint(at, there).then(() => undefined);
  const loss = lossByTakeOver(there, wanted, contract);
  if (loss) await organization.planned.note(loss, at);
  if (loss?.kind === "deactivation") await planDisabling(at, there);
  at.warn(verdict.words);
  const { found } = verdict;
  if (listed && found.some(({ attribute, grants }) => grants && attribute !== "active"))
    await contract.planRoles(at, standingOf(wanted.active === true ? enabledOf(person) : person), wanted);
  return found.map(({ attribute, there: was, wanted: will }) => ({
    attribute,
    ...(was === undefined ? {} : { there: was }),
    wanted: will,
  }));
}

/** What is configured, as far as it is known by now. */
const wantedOf = (config: PersonChange["config"]) => ({
  ...wishesOf(config),
  first_name: isKnown(config.first_name) ? config.first_name : undefined,
  last_name: isKnown(config.last_name) ? config.last_name : undefined,
  prefs_json: isKnown(config.prefs_json) ? config.prefs_json : undefined,
  two_factor: isKnown(config.two_factor) ? config.two_factor : undefined,
  active: isKnown(config.active) ? config.active : undefined,
});

/** Enabled before anything else is changed. */
const enabledOf = (person: Person): Person =>
  person.status === "disabled" ? { ...person, status: "active" } : person;

/** Somebody who is there, as a plan sees somebody whom a state has. */
const standingOf = ({ email, role, accountRole, zoneRoles, status, id, uuid }: Person) => ({
  email,
  role: role ?? "",
  account_role: accountRole ?? null,
  zone_roles: zoneRoles ?? null,
  status: status ?? "unknown",
  user_id: id ?? null,
  uuid: uuid ?? null,
});

/**
 * Warns where an invitation will lack a name. Another organization may have the names, or get them in this
 * same run.
 */
async function warnAboutNames(
  at: At,
  config: PersonChange["config"],
  { email, kind }: { email: string; kind: PersonKind },
): Promise<void> {
  if (!at.contract.needsNames) return;
  const missing = (["first_name", "last_name"] as const).filter((name) => config[name] === null);
  if (missing.length === 0) return;
  const elsewhere = await kind.namesElsewhere?.(at, email);
  const found = { first_name: elsewhere?.firstName ?? null, last_name: elsewhere?.lastName ?? null };
  const lacking = missing.filter((name) => found[name] === null);
  if (lacking.length === 0) return;
  at.warn({
    code: "user/names-missing",
    summary: `${email} cannot be invited without ${lacking.join(" and ")}`,
    detail:
      `Nobody with this address is in organization ${at.org} yet, and an invitation needs both names. ` +
      "Unless this same run first invites the person with names to another organization, the apply of this " +
      "resource will fail. Nobody else is affected.",
    path: [{ attribute: "email" }],
  });
}

/**
 * Somebody was read whom this plan creates, and destroying would remove them: the object is tainted. Or a deposed one was read and not this, which is missing;
 * then its removal is asked for right after. Or another address has them, and is refused right after.
 */
async function isRemovedFirst({ run: { ledger, clock }, calling }: At, target: Target): Promise<boolean> {
  const read = ledger.seen.of(target);
  if (!ledger.refreshed.has(target) || !read || read === GONE || kindOfRemoval(read) !== "removal")
    return false;
  await clock.sleep(QUIET_MS, calling.signal);
  return !ledger.leftovers.has(target) && !ledger.disputed.has(target);
}

/** Terraform plans a tainted resource as if nothing were there, and removes it first. */
async function warnAboutTaint(at: At, there: User): Promise<void> {
  const { email } = there;
  const leaver = { email, userId: there.id ?? null, kind: "removal", wasAdmin: true } as const;
  await at.organization.planned.note(leaver, at);
  at.warn({
    code: "user/tainted",
    summary: "Somebody tainted will be removed and invited again",
    detail:
      `${email} is in organization ${at.org}, and the resource is tainted: they lose access until the new ` +
      "invitation is accepted; with create_before_destroy they are taken over instead. To keep them as they are:\n\n  terraform untaint ADDRESS",
    path: [{ attribute: "email" }],
  });
}
