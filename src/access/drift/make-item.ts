import { createHash } from "node:crypto";
import { foldEmail } from "../../automox/wire/email";
import type { ManagedPerson } from "../facts/managed";
import { type RosterPerson, userIdIn } from "../facts/person";
import type { DriftItem } from "./item";
import type { Context } from "./settings";
import { actionsFor, type Setting } from "./suggested-actions";

/** What is found of somebody; the values are null where nothing is said. */
export interface Found
  extends Pick<DriftItem, "kind" | "sentence">,
    Partial<Pick<DriftItem, "from" | "to" | "ageDays" | "personal" | "severity">> {
  /** Attribute that is otherwise. */
  readonly attribute?: string | undefined;
  /** What would have to be written to accept it. */
  readonly setting?: Setting | undefined;
}

interface Finding extends Found, Pick<DriftItem, "org"> {
  /** As Terraform has the person; left out for somebody it does not know. */
  readonly managed?: ManagedPerson;
  readonly stack?: string;
  readonly live?: RosterPerson | undefined;
}

/**
 * The one place where a finding becomes an item: fingerprint and suggestions follow from the rest. Nothing is wrong
 * where no severity is said.
 */
export function makeItem(finding: Finding, settings: Context): DriftItem {
  const { kind, org, from = null, to = null, managed, live, stack = null, attribute = null } = finding;
  // The address that people know: the configured one where there is one.
  const email = managed?.email ?? live?.email ?? "";
  const item = {
    // No dates and no addresses of Terraform: a renamed resource is still the same finding.
    fingerprint: digest([kind, foldEmail(email), org, from, to, attribute]),
    kind,
    severity: finding.severity ?? "info",
    person: {
      email,
      userId: (live && userIdIn(live, org)) ?? managed?.userId ?? null,
      uuid: live?.uuid ?? managed?.uuid ?? null,
      status: live?.memberships.find((membership) => membership.org === org)?.status ?? null,
    },
    org,
    attribute,
    from,
    to,
    sentence: finding.sentence,
    stack,
    address: managed?.address ?? null,
    constructPath: managed?.constructPath ?? null,
    ageDays: finding.ageDays ?? null,
    actor: null,
    since: null,
    personal: finding.personal ?? [],
  };
  return { ...item, actions: actionsFor(item, { setting: finding.setting, type: managed?.type, settings }) };
}

/** Of a whole report: the same for the same findings in any order. */
export const setFingerprint = (items: readonly DriftItem[]): string =>
  digest([...new Set(items.map(({ fingerprint }) => fingerprint))].sort());

const digest = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");
