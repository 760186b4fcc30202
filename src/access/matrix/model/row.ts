import { type DriftKind, isDrift, KINDS } from "../../drift/kinds";
import { daysBetween } from "../../facts/days";
import { type CellContext, cellOf, isKeyOwner, isMarked, isMember, type MatrixCell } from "./cell";
import { driftLine, isForeign } from "./finding-lines";
import type { JoinedPerson } from "./gather-people";
import { canLogIn, groupsOf, isAdmin } from "./groups";
import { roleFace } from "./role-face";

interface RowContext extends CellContext {
  readonly orgs: readonly number[];
  /** RFC 3339; ages are reckoned to it. */
  readonly takenAt: string;
  readonly staleAfterDays: number;
}

export type MatrixRow = ReturnType<typeof rowOf>;
type Cells = readonly (MatrixCell | null)[];

/** One row; `id` is its place in the default order, from 1, and names the row in the page. */
export function rowOf(person: JoinedPerson, id: number, context: RowContext) {
  const { live, managed } = person;
  const cells = context.orgs.map((org) => cellOf(person, org, context));
  const drift = person.drift.map(driftLine);
  const status = statusOf(person, context);
  const days = pendingDays(person, context);
  const isStale = days !== null && days >= context.staleAfterDays;
  const accountRole = live?.accountRole == null ? null : roleFace(live.accountRole);
  const roles = cells.flatMap((cell, at): [org: string, slug: string][] =>
    cell ? [[String(context.orgs[at]), (cell.live ?? cell.recorded)?.slug ?? ""]] : [],
  );
  return {
    /** What the page's script knows of the person; its data block has them in this order. */
    facts: {
      id,
      email: person.email,
      name: nameOf(person),
      userId: live?.userId ?? managed.find(({ userId }) => userId !== null)?.userId ?? null,
      uuid: live?.uuid ?? managed.find(({ uuid }) => uuid !== null)?.uuid ?? null,
      status,
      twoFactor: live?.twoFactor ?? "unknown",
      accountRole: accountRole?.slug ?? null,
      management: managementOf(person, cells, context),
      pendingDays: days,
      rank: Math.max(accountRole?.rank ?? -1, ...cells.map((cell) => cell?.live?.rank ?? -1)),
      roles: Object.fromEntries(roles),
      drift: [...new Set(drift.map(({ kind }) => kind))],
      groups: groupsOf({ ...person, cells, status, isStale }),
      attention: attentionOf(person, cells, context),
    },
    isKeyOwner: isKeyOwner(person, context),
    twoFactorMethod: live?.twoFactorMethod ?? null,
    accountRole,
    /** One for each column; null: no access. */
    cells,
    /** In which the person is, pending or not. */
    organizations: cells.filter(isMember).length,
    createdAt: live?.createdAt ?? null,
    updatedAt: live?.updatedAt ?? null,
    drift,
  };
}

function nameOf({ live, managed }: JoinedPerson): string | null {
  const named = live ?? managed[0];
  return [named?.firstName, named?.lastName].filter((part) => part != null && part !== "").join(" ") || null;
}

/** `missing`: recorded, and a complete listing does not have them; `not seen`: an incomplete one does not. */
function statusOf({ live, grants }: JoinedPerson, { isRead }: CellContext) {
  if (live) return live.status;
  // Somebody whom only a finding names is no part of any state.
  if (grants.length === 0) return "unknown";
  return grants.every(({ org }) => isRead(org)) ? "missing" : "not seen";
}

/** Another stack, which was not given, may have them. */
const NOWHERE = "in no given stack";

function managementOf({ managed }: JoinedPerson, cells: Cells, { isCompared }: CellContext) {
  if (!isCompared) return "not compared";
  const isInCode = managed.length > 0;
  if (isMarked({ cells }, "unmanaged")) return isInCode ? "partly" : NOWHERE;
  if (isInCode) return "managed";
  return isMarked({ cells }, "ignored") ? "ignored" : NOWHERE;
}

/** Whole days since the oldest invitation that is still open. */
function pendingDays({ live }: JoinedPerson, { takenAt }: RowContext): number | null {
  const ages = [...(live ? [live, ...live.memberships] : [])]
    .filter(({ status }) => status === "pending")
    .map(({ createdAt }) => daysBetween(Date.parse(createdAt ?? ""), Date.parse(takenAt)))
    .filter((days) => Number.isFinite(days));
  return ages.length === 0 ? null : Math.max(...ages);
}

/** Why a human should look, each reason once; empty: nothing to do. A finding says more than the page sees. */
function attentionOf(person: JoinedPerson, cells: Cells, context: RowContext): readonly string[] {
  const status = statusOf(person, context);
  const days = pendingDays(person, context);
  const isOpen = person.live?.twoFactor === "off" && canLogIn(status);
  const found = person.drift.filter(isDrift);
  const isSaid = (...kinds: readonly DriftKind[]) => found.some(({ kind }) => kinds.includes(kind));
  const isElsewhere = cells.some((cell) => cell?.live && cell.recorded);
  const gone =
    status === "missing" ? "recorded, gone from Automox" : "recorded in an organization they are not in";
  const reasons: readonly (string | false)[] = [
    // In the middle of a sentence.
    ...found.map(({ kind }) => KINDS[kind].title.toLowerCase()),
    !found.some(isForeign) && isMarked({ cells }, "unmanaged") && "access that is not in code",
    !isSaid("role_raised", "role_lowered", "role_changed", "conflict") &&
      isElsewhere &&
      "another role than recorded",
    !isSaid("missing", "missing_admin", "zone_removed") && isMarked({ cells }, "missing") && gone,
    !isSaid("invite_stale") &&
      days !== null &&
      days >= context.staleAfterDays &&
      `invitation open for ${days} days`,
    isAdmin(person) && isOpen && "administrator without a second factor",
  ];
  return [...new Set(reasons.filter((reason) => reason !== false))];
}
