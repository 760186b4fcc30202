import type { User } from "../../automox/model/person";
import { failedWith } from "../calls/failed-with";
import type { Leaver } from "../guards/leaver";
import { type Place, placeIn } from "../run/place";
import { departing } from "../writing/departing";
import { awaitTurn, lookAgain } from "../writing/look-again";
import type { At } from "./at";

/** Somebody to disable; without `orgs`, Automox does not tell where else they are. */
interface Disabled {
  readonly email: string;
  readonly orgs?: User["orgs"] | undefined;
}

/**
 * SCIM has one `active` for all organizations: whoever is disabled for one leaves each of theirs, also by an invitation to a
 * further one. The guards of those hear of it while planning.
 */
export async function planDisabling(at: At, who: Disabled): Promise<void> {
  await at.organization.planned.lowered(asLeaver(who.email), at);
  for (const { place, leaver } of await elsewhereOf(at, who))
    await place.organization.planned.note(leaver, place);
}

/** Somebody of a state, as the run's listing has them. */
export const listedOf = async ({ organization, calling }: Place, { email }: Disabled): Promise<Disabled> =>
  (await organization.roster.byEmail(email, calling)) ?? { email };

/** The same right before the call that disables. */
export async function disablingElsewhere(at: At, who: Disabled, write: () => Promise<void>): Promise<void> {
  await at.organization.carriedOut.lowered(asLeaver(who.email), at);
  return leaving(await elsewhereOf(at, who), write);
}

async function leaving([first, ...others]: readonly Elsewhere[], write: () => Promise<void>): Promise<void> {
  if (!first) return write();
  const { place, leaver } = first;
  return departing(place, leaver, async () => {
    await awaitTurn(place, leaver.email);
    await lookAgain(place, leaver.email);
    return leaving(others, write);
  });
}

interface Elsewhere {
  readonly place: Place;
  readonly leaver: Leaver;
}

/** Lists other organizations, each once a run, and only where the person may be in one. */
async function elsewhereOf(at: At, who: Disabled): Promise<readonly Elsewhere[]> {
  if (!(await mayBeElsewhere(at, who))) return [];
  const found: Elsewhere[] = [];
  for (const org of await at.contract.organizations(at)) {
    if (org === at.org) continue;
    const place = placeIn(at, org);
    const there = await listed(place, who.email);
    if (!there || there.status === "pending" || there.status === "disabled") continue;
    const leaver = { ...asLeaver(who.email), userId: there.id ?? null, wasAdmin: at.contract.isAdmin(there) };
    found.push({ place, leaver });
  }
  return found;
}

const mayBeElsewhere = async ({ run, org, calling }: At, { email, orgs }: Disabled): Promise<boolean> =>
  orgs
    ? orgs.some((each) => each !== org)
    : run.contractKind === "account" || (await run.scimRoster?.byEmail(email, calling)) !== undefined;

/** What the key may not list, its guards cannot judge. */
async function listed({ organization, calling }: Place, email: string): Promise<User | undefined> {
  try {
    return await organization.roster.byEmail(email, calling);
  } catch (error) {
    if (failedWith(error, "forbidden", "not-found")) return undefined;
    throw error;
  }
}

const asLeaver = (email: string): Leaver => ({ email, userId: null, kind: "deactivation", wasAdmin: false });
