import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Clock, ClockState } from "./clock";
import { NO_GLOBAL_ACCESS } from "./role-words";
import { DEFAULT_ACCOUNT } from "./seed";
import type { State } from "./store";

/** What a state file holds: the people and the time, but neither keys nor knobs nor the log. */
interface SavedState {
  readonly format: "automox-simulator/1";
  readonly clock: ClockState;
  readonly state: State;
}

/** Reads a state file; undefined if there is none yet. Throws if it is not one. */
export function loadState(file: string): SavedState | undefined {
  if (!existsSync(file)) return undefined;
  const saved: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (
    typeof saved === "object" &&
    saved !== null &&
    "format" in saved &&
    saved.format === "automox-simulator/1"
  )
    return completed(saved as SavedState);
  throw new Error(`${file} is not a state file of this simulator.`);
}

/** Fills in what the simulator did not keep before it knew the account contract. */
function completed({ state, ...saved }: SavedState): SavedState {
  const account = { ...DEFAULT_ACCOUNT, ...state.account };
  const organizations = state.organizations.map((organization) => ({
    ...organization,
    requires2fa: organization.requires2fa ?? false,
  }));
  const people = state.people.map((person) => ({
    ...person,
    twoFactor: person.twoFactor ?? null,
    accountRole: person.accountRole ?? NO_GLOBAL_ACCESS,
  }));
  return { ...saved, state: { ...state, account, organizations, people, events: state.events ?? [] } };
}

/** Writes beside the file and renames, so that a reader or a crash never meets half a file. */
export function saveState(file: string, state: State, clock: Clock): void {
  const saved: SavedState = { format: "automox-simulator/1", clock: clock.save(), state };
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(saved, undefined, 1)}\n`);
  renameSync(temporary, file);
}
