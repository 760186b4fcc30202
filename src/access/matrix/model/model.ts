import type { DriftKind } from "../../drift/kinds";
import type { GuardStatus } from "../../guards/codes";
import type { Severity } from "../../model/severity";
import type { MatrixAction } from "./input";
import type { RoleFace } from "./role-face";

/** What the page shows, worked out and redacted, and nothing else: rendering decides nothing about people. */
export interface MatrixModel {
  readonly header: MatrixHeader;
  readonly tiles: readonly Tile[];
  readonly columns: readonly MatrixColumn[];
  readonly hasAccountRoles: boolean;
  readonly rows: readonly MatrixRow[];
  readonly drift: readonly DriftLine[];
  readonly ignored: readonly IgnoredLine[];
  readonly guards: readonly GuardLine[];
}

export interface MatrixHeader {
  readonly account: string;
  readonly scope: string | null;
  readonly takenAt: string;
  readonly tool: string;
  readonly keyOwner: string | null;
  readonly scanned: number;
  readonly total: number;
  readonly isComplete: boolean;
  readonly problems: readonly string[];
  /** Whether a state was compared at all. */
  readonly isCompared: boolean;
}

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
  readonly isAlarming: boolean;
}

export interface MatrixColumn {
  readonly org: number;
  readonly name: string | null;
  readonly zone: string | null;
  readonly people: number;
  readonly administrators: number;
}

/** `missing`: recorded, and a complete listing does not have them; `not seen`: an incomplete one does not. */
export type RowStatus = "active" | "pending" | "disabled" | "unknown" | "missing" | "not seen";

export type Management = "managed" | "partly managed" | "unmanaged" | "ignored" | "not compared";

export interface MatrixRow {
  /** Place in the default order, from 1; names the row in the page. */
  readonly id: number;
  readonly email: string;
  readonly name: string | null;
  readonly status: RowStatus;
  readonly isKeyOwner: boolean;
  readonly twoFactor: "on" | "off" | "unknown";
  readonly twoFactorMethod: string | null;
  readonly accountRole: RoleFace | null;
  readonly management: Management;
  /** One for each column; null: no access. */
  readonly cells: readonly (MatrixCell | null)[];
  /** Organizations in which the person is, pending or not. */
  readonly organizations: number;
  readonly userId: number | null;
  readonly uuid: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** Whole days since the oldest invitation that is still open. */
  readonly pendingDays: number | null;
  readonly drift: readonly DriftLine[];
  /** Why a human should look, in words; empty: nothing to do. */
  readonly attention: readonly string[];
}

export type CellMark =
  | "drift"
  | "unmanaged"
  | "pending"
  | "disabled"
  | "ignored"
  | "inherited"
  | "missing"
  | "not seen";

export interface MatrixCell {
  /** What the person can do now; null: recorded, but not there. */
  readonly live: RoleFace | null;
  /** What the state says, where it differs. */
  readonly recorded: RoleFace | null;
  readonly marks: readonly CellMark[];
  readonly createdAt: string | null;
  /** Where it is another than the row's. */
  readonly userId: number | null;
  /** Where the person's access to this organization is in code. */
  readonly places: readonly { readonly address: string; readonly constructPath: string | null }[];
}

export interface DriftLine {
  readonly kind: DriftKind;
  readonly severity: Severity;
  readonly org: number;
  readonly who: string;
  readonly summary: string;
  readonly actions: readonly MatrixAction[];
  readonly by: { readonly email: string; readonly at: string } | null;
}

export interface IgnoredLine extends DriftLine {
  readonly reason: string;
  readonly until: string | null;
}

export interface GuardLine {
  readonly code: string;
  readonly name: string;
  readonly status: GuardStatus;
  /** What was found, or why nothing was looked for. */
  readonly texts: readonly string[];
  /** Null where nothing is to be done. */
  readonly remedy: string | null;
}
