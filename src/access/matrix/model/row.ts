import { daysBetween } from "../../facts/days";
import { administersAnywhere } from "../../facts/rank";
import type { Redaction } from "../../facts/redact";
import { attentionOf } from "./attention";
import { type CellContext, cellOf, isKeyOwner } from "./cell";
import { driftLine } from "./finding-lines";
import type { JoinedPerson } from "./gather-people";
import type { Management, MatrixCell, MatrixRow, RowStatus } from "./model";
import { roleFace } from "./role-face";

interface RowContext extends CellContext {
  readonly orgs: readonly number[];
  /** RFC 3339; ages are reckoned to it. */
  readonly takenAt: string;
  readonly staleAfterDays: number;
  readonly redact: Redaction;
}

/** One row; `id` is its place in the default order, from 1. */
export function rowOf(person: JoinedPerson, id: number, context: RowContext): MatrixRow {
  const { live } = person;
  const cells = context.orgs.map((org) => cellOf(person, org, context));
  const row: Omit<MatrixRow, "attention"> = {
    id,
    email: person.email,
    name: nameOf(person),
    status: statusOf(person, context),
    isKeyOwner: isKeyOwner(person, context),
    twoFactor: live?.twoFactor ?? "unknown",
    twoFactorMethod: live?.twoFactorMethod ?? null,
    accountRole: live?.accountRole == null ? null : roleFace(live.accountRole),
    management: managementOf(person, cells, context),
    cells,
    organizations: cells.filter((cell) => cell !== null && isMember(cell)).length,
    userId: live?.userId ?? person.managed.find(({ userId }) => userId !== null)?.userId ?? null,
    uuid: live?.uuid ?? person.managed.find(({ uuid }) => uuid !== null)?.uuid ?? null,
    createdAt: live?.createdAt ?? null,
    updatedAt: live?.updatedAt ?? null,
    pendingDays: pendingDays(person, context),
    drift: person.drift.map((item) => driftLine(item, context.redact)),
  };
  return { ...row, attention: attentionOf(row, { ...context, isAdministrator: isAdmin(person) }) };
}

/** In the organization itself, not by an account-wide role and not only on paper. */
export const isMember = ({ live, marks }: MatrixCell): boolean =>
  live !== null && !marks.includes("inherited");

export const isAdmin = ({ live }: JoinedPerson): boolean => live !== null && administersAnywhere(live);

function nameOf({ live, managed }: JoinedPerson): string | null {
  const named = live ?? managed[0];
  return [named?.firstName, named?.lastName].filter((part) => part != null && part !== "").join(" ") || null;
}

function statusOf({ live, grants }: JoinedPerson, { isRead }: CellContext): RowStatus {
  if (live) return live.status;
  // Somebody whom only a finding names is no part of any state.
  if (grants.length === 0) return "unknown";
  return grants.every(({ org }) => isRead(org)) ? "missing" : "not seen";
}

function managementOf(
  person: JoinedPerson,
  cells: readonly (MatrixCell | null)[],
  { isCompared }: CellContext,
): Management {
  if (!isCompared) return "not compared";
  const foreign = cells.filter((cell) => cell?.marks.includes("unmanaged")).length;
  const isInCode = person.managed.length > 0;
  if (foreign > 0) return isInCode ? "partly managed" : "unmanaged";
  if (isInCode) return "managed";
  return cells.some((cell) => cell?.marks.includes("ignored")) ? "ignored" : "unmanaged";
}

function pendingDays({ live }: JoinedPerson, { takenAt }: RowContext): number | null {
  if (live === null) return null;
  const open = [
    ...(live.status === "pending" ? [live.createdAt] : []),
    ...live.memberships.filter(({ status }) => status === "pending").map(({ createdAt }) => createdAt),
  ].filter((date) => date !== null);
  const ages = open
    .map((date) => daysBetween(Date.parse(date), Date.parse(takenAt)))
    .filter((days) => Number.isFinite(days));
  return ages.length === 0 ? null : Math.max(...ages);
}
