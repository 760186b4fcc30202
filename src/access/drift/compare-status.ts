import type { ManagedPerson } from "../facts/managed";
import type { Sighting } from "../facts/roster-index";
import { phrase } from "../text/phrase";
import type { DriftSettings } from "./drift-settings";
import { ageInDays, isStale } from "./invitation-age";
import type { DriftItem } from "./item";
import { makeItem } from "./make-item";

/** A managed person in one organization whose invitation is old, or whose account was disabled. */
export function compareStatus(
  { stack, org, managed, live }: { stack: string; org: number; managed: ManagedPerson; live: Sighting },
  settings: DriftSettings,
): readonly DriftItem[] {
  const { status } = live.membership;
  const email = managed.email ?? live.person.email;
  const shared = { org, stack, managed, live: live.person, status };
  if (status === "pending" && isStale(live, managed, settings)) {
    const ageDays = ageInDays(live, managed, settings);
    const since = ageDays === null ? phrase`` : phrase` for ${ageDays} days`;
    return [
      makeItem({
        ...shared,
        kind: "invite_stale",
        // Without the age, or it would be another finding every night.
        from: managed.role,
        to: "pending",
        ageDays,
        sentence: [...phrase`${email} has not accepted the invitation to ${org}`, ...since],
      }),
    ];
  }
  // Recorded as disabled is somebody whom the configuration or an earlier apply knows as disabled.
  if (status === "disabled" && managed.status !== "disabled")
    return [
      makeItem({
        ...shared,
        kind: "disabled",
        from: managed.status ?? "active",
        to: "disabled",
        sentence: phrase`${email} is disabled in ${org}`,
      }),
    ];
  return [];
}
