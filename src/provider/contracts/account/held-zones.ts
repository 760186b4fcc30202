import type { User } from "../../../automox/model/person";
import type { ZoneRole } from "../../../automox/model/zone";
import { AutomoxError } from "../../../automox/transport/errors";
import { Once } from "../../calls/once";
import { pagesOf } from "../../roster/pages";
import type { Snapshot } from "../../roster/snapshot";
import type { Place } from "../../run/place";
import type { RightsRoad } from "../contract";
import { type Asked, askZones } from "./ask";
import { type Directory, isNumbered, type NumberedZone } from "./directory";

interface Held {
  readonly held: Asked<readonly ZoneRole[]>;
  readonly road: RightsRoad;
}

interface Asking extends Pick<Place, "run" | "org" | "calling"> {
  readonly directory: Directory;
}

/** One list of each zone of the account; undefined where they do not tell who has which zone. */
type Lists = readonly (readonly [NumberedZone, Snapshot])[] | undefined;

/**
 * The zones of people who are to be removed. One person is asked for; of many the lists of all zones tell, where these cost
 * fewer requests. See docs/decisions/0029-proof-in-the-account-contract.md.
 */
export class HeldZones {
  private asked = 0;
  private readonly lists = new Map<"plan" | "apply", Once<Lists>>();

  /** `planned`: at an apply, the road of its plan. */
  async of(at: Asking, uuid: string, planned: RightsRoad | undefined): Promise<Held> {
    const road = planned ?? (await this.cheaper(at));
    const listed = road === "lists" ? await this.listed(at, planned ? "apply" : "plan") : undefined;
    const held = listed && fromLists(listed, uuid);
    return held ? { held, road: "lists" } : { held: await askZones(at, uuid), road: "person" };
  }

  /** Of the removals that this walk was asked to plan, so many cost more one by one than the lists of all zones. */
  private async cheaper({ run, org, directory, calling }: Asking): Promise<RightsRoad> {
    this.asked += 1;
    const zones = await directory.zones(calling);
    if (!zones.every(isNumbered)) return "person";
    // The list of the organization itself is needed either way.
    const others = zones.filter(({ organizationId }) => organizationId !== org);
    const pages = others.map(({ organizationId }) => pagesOf(run.organization(organizationId).roster.size));
    const ofLists = pages.reduce((sum, each) => sum + each, 0);
    return Math.max(this.asked, run.ledger.asked.size) < ofLists ? "person" : "lists";
  }

  private listed(at: Asking, when: "plan" | "apply"): Promise<Lists> {
    const lists = this.lists.get(when) ?? new Once((calling) => listAll({ ...at, calling }, when));
    this.lists.set(when, lists);
    return lists.get(at.calling);
  }
}

async function listAll({ run, directory, calling }: Asking, when: "plan" | "apply"): Promise<Lists> {
  try {
    const zones = (await directory.zones(calling)).filter(isNumbered);
    const all = zones.map(async (zone) => {
      const organization = run.organization(zone.organizationId);
      if (when === "apply") await organization.listedAtApply(calling);
      const snapshot = await organization.roster.whole(calling);
      return snapshot?.users.every(({ uuid }) => uuid !== undefined)
        ? ([zone, snapshot] as const)
        : undefined;
    });
    const lists = (await Promise.all(all)).filter((list) => list !== undefined);
    return lists.length === zones.length ? lists : undefined;
  } catch (error) {
    // Each person is then asked for.
    if (error instanceof AutomoxError && error.kind !== "cancelled") return undefined;
    throw error;
  }
}

/** undefined where a list does not tell the person's role. */
function fromLists(lists: NonNullable<Lists>, uuid: string): readonly ZoneRole[] | undefined {
  const held: ZoneRole[] = [];
  for (const [zone, listed] of lists) {
    const user: User | undefined = listed.byUuid(uuid);
    if (user && user.role === undefined) return undefined;
    const { id, organizationId } = zone;
    if (user) held.push({ zone: id, organizationId, role: user.role ?? null });
  }
  return held;
}
