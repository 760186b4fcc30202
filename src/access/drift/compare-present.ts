import type { ManagedPerson } from "../facts/managed";
import type { LiveIndex, Sighting } from "../facts/roster-index";
import { severityOf } from "../model/severity";
import { type Verb, verbOf } from "../model/verb";
import { type Phrase, phrase } from "../text/phrase";
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

/** What is otherwise, and the attributes that nobody tells. */
interface Compared {
  readonly found: readonly Found[];
  readonly untold: readonly string[];
}

const untoldIn = (all: readonly Aspect[]) =>
  all.flatMap(({ attribute, isUntold }) => (isUntold ? [attribute] : []));

/** Of somebody who is gone from the organization: the role in the account is theirs still, for all that is known. */
export function compareAccountRole(grant: Grant, context: Context): Compared {
  const { recorded, desired, isOwn, managed } = grant;
  if (!isOwn || !desired || !recorded?.accountRole) return { found: [], untold: [] };
  const accountRole = context.index.findAnywhere(managed)?.accountRole ?? null;
  const all =
    accountRole === null
      ? aspectsOf(recorded, recorded, ["account_role"])
      : aspectsOf(recorded, { ...recorded, accountRole });
  const edits = all.filter(({ isUntold }) => !isUntold);
  return { found: edits.map((edit) => drifted(grant, edit, context)), untold: untoldIn(all) };
}

/** Of somebody who is there. */
export function comparePresent(grant: Grant, live: Sighting, context: Context): Compared {
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
        return among(open, edit)
          ? conflicting(grant, { edit, wish: wish.to }, context)
          : settled(grant, edit);
      }),
      ...waits.filter((wish) => !among(all, wish)).map((wish) => waiting(grant, wish)),
      ...(isOwn && live.membership.status === "pending" && isStale
        ? [staleFound(grant, context.settings)]
        : []),
    ],
    untold: untoldIn(all),
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
  ...was,
  ...Object.fromEntries(Object.entries(desired).filter(([, value]) => value !== null)),
  ...{ zoneRoles: was.zoneRoles, status: was.status },
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
  const { org, managed, isOwn, live } = grant;
  const verb = verbOf(change, orderOf(settings));
  const recorded = attribute === "active" ? [] : [", Terraform has ", ...wordOf(edit, from)];
  return {
    ...told(grant, edit, { from, to, tail: recorded }),
    kind: KIND_OF[verb] ?? "role_changed",
    severity: severityOf(change, verb, orderOf(settings)),
    setting: isOwn ? { name: attribute, value: to } : zonesSetting(managed, { org, to, index }),
    ageDays: live?.membership.status === "pending" ? invitationOf(grant, settings).ageDays : null,
  };
}

/** What is wanted, what is there, and a sentence that begins with the latter. */
const told = (
  grant: Grant,
  aspect: Aspect,
  { from, to, tail }: Pick<Aspect, "from" | "to"> & { readonly tail: Phrase },
) => ({
  ...{ from, to, attribute: aspect.attribute },
  personal: /_name$/.test(aspect.attribute) ? [from, to, aspect.from].filter((name) => name !== null) : [],
  sentence: [...hasInWords(grant, aspect, to), ...tail],
});

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

const settled = (grant: Grant, edit: Aspect): Found => ({
  ...told(grant, edit, { from: edit.to, to: edit.to, tail: [" already, as the configuration wants"] }),
  kind: "converged",
});

function conflicting(
  grant: Grant,
  { edit, wish }: { readonly edit: Aspect; readonly wish: string | null },
  context: Context,
): Found {
  const wanted = grant.desired ? wordOf(edit, wish) : ["nobody"];
  const tail = [", the state has ", ...wordOf(edit, edit.from), ", the configuration wants ", ...wanted];
  const { severity } = drifted(grant, edit, context);
  return { ...told(grant, edit, { from: wish, to: edit.to, tail }), kind: "conflict", severity };
}

const waiting = (grant: Grant, wish: Aspect): Found => ({
  ...told(grant, wish, {
    ...{ from: wish.to, to: wish.from },
    tail: [", and the configuration wants ", ...wordOf(wish, wish.to)],
  }),
  kind: "pending_change",
});

function leaving(grant: Grant, edits: readonly Aspect[], context: Context): Found {
  const { email, org, live } = grant;
  const edit = edits.find(({ attribute }) => attribute === "role");
  if (edit) return conflicting(grant, { edit, wish: null }, context);
  const to = live?.membership.role ?? null;
  return { kind: "pending_change", to, sentence: phrase`${email} is to leave ${org}` };
}

function notAdopted({ desired, email, org }: Grant, { membership: { role } }: Sighting): Found {
  const wanted = desired && aspectsOf(desired, { ...desired, role }).length > 0 ? desired : null;
  const differs = wanted
    ? phrase`, there as ${role ?? "a member"} and wanted as ${wanted.role ?? "a member"}`
    : [];
  const sentence = [...phrase`${email} is in ${org} already, and no state has them`, ...differs];
  return { kind: "not_adopted", severity: "low", from: desired?.role ?? null, to: role, sentence };
}
