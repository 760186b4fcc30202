import { fail } from "../../framework/diagnostics";
import { isKnown, UNKNOWN } from "../../framework/infer";
import type { AutomoxCall } from "../api";
import { removedAndCreated, twice } from "../guards/messages";
import { warnAboutWriter } from "../guards/writer";
import { type Doing, doing } from "../people/doing";
import { judgeExisting } from "../people/existing";
import type { PersonChange, PersonPatch } from "./plan";
import { personId } from "./state";
import { warnAboutBudget, warnAboutZones } from "./warnings";

/** Requests that one new person costs at apply, the shared listing aside: invite, complete. */
const CREATE_COST = 2;

export async function planCreate(
  change: PersonChange,
  call: AutomoxCall,
  type: string,
): Promise<PersonPatch> {
  await noteReplacement(call, change);
  const { config } = change;
  const org = config.org_id ?? (await call.api.defaultOrganization.number(call));
  if (!isKnown(org)) return { set: { org_id: UNKNOWN, id: UNKNOWN } };
  const at = doing(call, call, org);
  warnAboutBudget(call, CREATE_COST);
  await warnAboutWriter(at);
  warnAboutZones(at, config.role, null);
  const { email } = config;
  if (!isKnown(email)) return { set: { org_id: org, id: UNKNOWN } };
  // The first planning of a replacement has claimed its old address and, within the organization, its new one.
  const { replaces, claimed } = change.replacing ?? {};
  const isClaimed = [replaces, claimed].includes(personId(org, email));
  if (!isClaimed) claim(at, email, type);
  await preview(at, change, email);
  return { set: { org_id: org, id: personId(org, email) } };
}

/** The second planning of a replacement: whoever is replaced loses access until the new invitation is accepted. */
async function noteReplacement(call: AutomoxCall, { replacing = {} }: PersonChange): Promise<void> {
  const [, number, email] = /^(\d+)\/(.*)$/s.exec(String(replacing.replaces ?? "")) ?? [];
  const kind = replacing.replacing;
  if (email === undefined || (kind !== "removal" && kind !== "deactivation")) return;
  const org = Number(number);
  const organization = call.api.organization(org);
  const there = await organization.roster.byEmail(email, call);
  const leaver = { org, email, userId: there?.id ?? null, kind, wasAdmin: there !== undefined } as const;
  await organization.planned.note(leaver, { call, calling: call, thorough: false });
}

function claim({ call, org }: Doing, email: string, type: string): void {
  const target = { org, email };
  if (call.api.ledger.isPlannedAway(target)) fail(removedAndCreated(target, type));
  if (!call.api.ledger.claim(target, "created")) fail(twice(target));
}

/** Says at plan time what creating will mean where the person is there already. Adds diagnostics, never a planned value. */
async function preview(at: Doing, { config, replacing }: PersonChange, email: string): Promise<void> {
  const { organization, calling, call, org } = at;
  const there = await organization.roster.byEmail(email, calling);
  if (replacing?.replaces === personId(org, email)) return; // being removed first, by this very replacement
  if (!there) return warnAboutNames(at, config, email);
  const known = <T>(value: T) => (isKnown(value) ? value : undefined);
  const wanted = {
    org,
    email,
    role: known(config.role) as string | undefined,
    first_name: known(config.first_name) as string | null | undefined,
    last_name: known(config.last_name) as string | null | undefined,
  };
  const mode = isKnown(config.on_existing) ? (config.on_existing ?? "adopt_if_same") : "adopt_if_same";
  const verdict = judgeExisting(there, wanted, mode);
  if (verdict.kind === "refuse") fail(verdict.words);
  call.warn(verdict.words);
}

function warnAboutNames({ call, org }: Doing, config: PersonChange["config"], email: string): void {
  const missing = (["first_name", "last_name"] as const).filter((name) => config[name] === null);
  const [first] = missing;
  if (!first) return;
  call.warn({
    code: "user/names-missing",
    summary: `${email} cannot be invited without ${missing.join(" and ")}`,
    detail:
      `Nobody with this address is in organization ${org} yet, and an invitation needs both names. The apply of this person will fail; ` +
      "nobody else is affected.",
    path: [{ attribute: "email" }],
  });
}
