import { type CliConfiguration, mirrorsIn } from "./cli-configuration";
import { type Copy, copiesIn, hashOf } from "./mirror";
import { compareVersions, HOSTS } from "./names";
import { impliedMirrors } from "./places";
import type { Machine, Surroundings } from "./surroundings";

/** What a tool finds of our provider, and what it takes of that. */
export interface Visible {
  /** In the order of the search. */
  readonly copies: readonly Copy[];
  readonly taken: Copy | undefined;
  readonly takenHash: string | undefined;
}

interface Where {
  /** Where `init` runs. */
  readonly folder: string;
  readonly env: Surroundings["env"];
  readonly machine: Machine;
  readonly config: CliConfiguration;
}

export const searched = ({ folder, env, machine, config }: Where): readonly string[] =>
  mirrorsIn(config) ?? impliedMirrors(folder, env, machine);

/** `locked`: the version of the lock file, which wins where it is there; else the newest, of equal ones the first. */
export async function visibleCopies(where: Where, locked: string | undefined): Promise<Visible> {
  const copies: Copy[] = [];
  for (const mirror of searched(where))
    for (const copy of await copiesIn(mirror))
      if (copy.host === HOSTS[where.config.tool] && copy.platform === where.machine.platform)
        copies.push(copy);
  const newest = copies
    .map(({ version }) => version)
    .sort(compareVersions)
    .at(-1);
  const taken =
    copies.find(({ version }) => version === locked) ?? copies.find(({ version }) => version === newest);
  return { copies, taken, takenHash: taken && (await hashOf(taken)) };
}
