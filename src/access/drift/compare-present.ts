import type { ManagedPerson } from "../facts/managed";
import type { LiveIndex, Sighting } from "../facts/roster-index";
import { severityOf } from "../model/severity";
import { type Verb, verbOf } from "../model/verb";
import { phrase } from "../text/phrase";
import { type Aspect, aspectsOf, hasInWords, wordOf } from "./aspects";
import type { Grant } from "./grants";
import { invitationOf, staleFound } from "./invitation";
import type { DriftItem } from "./item";
import type { DriftKind } from "./kinds";
import type { Found } from "./make-item";
import { seenAs } from "./seen";
import { orderOf, type Context as Settings } from "./settings";

interface Context {
  readonly index: LiveIndex;
  readonly settings: Settings;
}

/** Of somebody who is there: what is otherwise, and the attributes that nobody tells. */
export function comparePresent(
  grant: Grant,
  live: Sighting,
  context: Context,
): { readonly found: readonly Found[]; readonly untold: readonly string[] } {
  const { recorded, desired, isOwn } = grant;
  if (recorded === null) return { found: [notAdopted(grant, live)], untold: [] };
  const was = withEverywhere(recorded, live);
  const isRead = context.index.provesAbsence(grant.org);
  const { seen, untold } = seenAs(was, live, { isOwn, isRead });
  const all = aspectsOf(was, seen, untold);
  const edits = all.filter(({ isUntold }) => !isUntold);
  if (desired === null) return { found: [leaving(grant, edits, context)], untold: [] };
  const wanted = asWanted(desired, was);
  const [waits, open] = [aspectsOf(was, wanted), aspectsOf(wanted, seen, untold)];
  const among = (list: readonly Aspect[], { attribute }: Aspect) =>
    list.find((each) => each.attribute === attribute);
  const { isStale } = invitationOf(grant, context.settings);
  return {
    found: [
      ...edits.map((edit) => {
        const wish = among(waits, edit);
        if (wish === undefined) return drifted(grant, edit, context);
        return among(open, edit) ? conflicting(grant, { edit, wish }, context) : settled(grant, edit);
      }),
      ...waits.filter((wish) => !among(all, wish)).map((wish) => waiting(grant, wish)),
      ...(isOwn && live.membership.status === "pending" && isStale
        ? [staleFound(grant, context.settings)]
        : []),
    ],
    untold: all.flatMap(({ attribute, isUntold }) => (isUntold ? [attribute] : [])),
  };
}

/** How severe an edit is depends on all that the person is, anywhere; what is not set is what it is. */
const withEverywhere = (recorded: ManagedPerson, { person }: Sighting): ManagedPerson => ({
  ...recorded,
  accountRole: recorded.accountRole ?? person.accountRole,
  zoneRoles: {
    ...recorded.zoneRoles,
    ...Object.fromEntries(person.memberships.map(({ org, role }) => [String(org), role ?? ""])),
  },
});

/** What the configuration leaves out, or does not know yet, stays what it was. */
const asWanted = (desired: ManagedPerson, was: ManagedPerson): ManagedPerson => ({
  ...desired,
  email: desired.email ?? was.email,
  role: desired.role ?? was.role,
  accountRole: desired.accountRole ?? was.accountRole,
  zoneRoles: was.zoneRoles,
  firstName: desired.firstName ?? was.firstName,
  lastName: desired.lastName ?? was.lastName,
  twoFactor: desired.twoFactor ?? was.twoFactor,
  prefs: desired.prefs ?? was.prefs,
  status: was.status,
});

const KIND_OF: Readonly<Partial<Record<Verb, DriftKind>>> = {
  raise: "role_raised",
  grant: "role_raised",
  lower: "role_lowered",
  revoke: "role_lowered",
  disable: "disabled",
  enable: "enabled",
  rename: "mailbox_changed",
  "two-factor": "second_factor_changed",
  "edit-profile": "profile_changed",
};

function drifted(
  grant: Grant,
  edit: Aspect,
  { index, settings }: Context,
): Found & Pick<DriftItem, "severity"> {
  const { attribute, change, from, to } = edit;
  const { org, managed, isOwn } = grant;
  const verb = verbOf(change, orderOf(settings));
  const recorded = attribute === "active" ? [] : [", Terraform has ", ...wordOf(edit, from)];
  return {
    ...about(edit),
    kind: KIND_OF[verb] ?? "role_changed",
    severity: severityOf(change, verb, orderOf(settings)),
    sentence: [...hasInWords(grant, edit, to), ...recorded],
    setting: isOwn ? { name: attribute, value: to } : zonesSetting(managed, { org, to, index }),
    ageDays: grant.live?.membership.status === "pending" ? invitationOf(grant, settings).ageDays : null,
  };
}

/** All further zones, with what Automox has in one. */
const zonesSetting = (
  { zoneRoles }: ManagedPerson,
  { org, to, index }: Pick<Grant, "org"> & { readonly to: string | null; readonly index: LiveIndex },
): Found["setting"] => ({
  name: "zone_roles",
  value:
    to === null
      ? null
      : Object.fromEntries(
          Object.entries(zoneRoles).map(([key, role]) => [
            key,
            index.organizationOf(key) === org ? to : role,
          ]),
        ),
});

const about = ({ attribute, from, to }: Aspect): Pick<Found, "from" | "to" | "attribute" | "personal"> => ({
  from,
  to,
  attribute,
  personal: /_name$/.test(attribute) ? [from, to].filter((name) => name !== null) : [],
});

function settled(grant: Grant, edit: Aspect): Found {
  const sentence = [...hasInWords(grant, edit, edit.to), " already, as the configuration wants"];
  return { ...about(edit), kind: "converged", from: edit.to, sentence };
}

function conflicting(
  grant: Grant,
  { edit, wish }: { readonly edit: Aspect; readonly wish: Aspect },
  context: Context,
): Found {
  const { severity } = drifted(grant, edit, context);
  const has = hasInWords(grant, edit, edit.to);
  const others = [
    ", the state has ",
    ...wordOf(edit, edit.from),
    ", the configuration wants ",
    ...wordOf(wish, wish.to),
  ];
  const personal = [edit, wish].flatMap((each) => about(each).personal ?? []);
  return {
    ...about({ ...edit, from: wish.to }),
    personal,
    kind: "conflict",
    severity,
    sentence: [...has, ...others],
  };
}

function waiting(grant: Grant, wish: Aspect): Found {
  const has = hasInWords(grant, wish, wish.from);
  const sentence = [...has, ", and the configuration wants ", ...wordOf(wish, wish.to)];
  return { ...about({ ...wish, from: wish.to, to: wish.from }), kind: "pending_change", sentence };
}

function leaving(grant: Grant, edits: readonly Aspect[], context: Context): Found {
  const { email, org, live } = grant;
  const edit = edits.find(({ attribute }) => attribute === "role");
  const to = live?.membership.role ?? null;
  if (!edit) return { kind: "pending_change", to, sentence: phrase`${email} is to leave ${org}` };
  const has = hasInWords(grant, edit, to);
  const others = [", the state has ", ...wordOf(edit, edit.from), ", the configuration wants nobody"];
  return {
    kind: "conflict",
    severity: drifted(grant, edit, context).severity,
    to,
    sentence: [...has, ...others],
  };
}

function notAdopted({ desired, email, org }: Grant, { membership: { role } }: Sighting): Found {
  const wanted = desired && aspectsOf(desired, { ...desired, role }).length > 0 ? desired : null;
  const differs = wanted
    ? phrase`, there as ${role ?? "a member"} and wanted as ${wanted.role ?? "a member"}`
    : [];
  const sentence = [...phrase`${email} is in ${org} already, and no state has them`, ...differs];
  return { kind: "not_adopted", severity: "low", from: desired?.role ?? null, to: role, sentence };
}
