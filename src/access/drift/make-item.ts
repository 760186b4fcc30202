import type { ManagedPerson } from "../facts/managed";
import { type RosterPerson, userIdIn } from "../facts/person";
import type { Phrase } from "../text/phrase";
import { fingerprintOf } from "./finding-fingerprint";
import type { DriftItem } from "./item";
import { type DriftKind, KINDS } from "./kinds";
import { actionsFor } from "./suggested-actions";

interface Finding {
  readonly kind: DriftKind;
  readonly org: number;
  readonly sentence: Phrase;
  readonly from: string | null;
  readonly to: string | null;
  /** As Terraform has the person; null for somebody it does not know. */
  readonly managed: ManagedPerson | null;
  readonly live: RosterPerson | null;
  /** Of the person in this organization. */
  readonly status?: DriftItem["person"]["status"];
  readonly stack?: string | null;
  readonly ageDays?: number | null;
  /** Attribute whose value `to` is. */
  readonly attribute?: string | null;
  readonly personal?: readonly string[];
}

/**
 * The one place where a finding becomes an item: severity, fingerprint and suggestions follow from the rest.
 */
export function makeItem(finding: Finding): DriftItem {
  const { kind, org, sentence, from, to, managed, live } = finding;
  // The address that people know: the configured one where there is one.
  const email = managed?.email ?? live?.email ?? "";
  const address = managed?.address ?? null;
  const constructPath = managed?.constructPath ?? null;
  return {
    fingerprint: fingerprintOf({ kind, email, org, from, to }),
    kind,
    severity: KINDS[kind].severity,
    person: {
      email,
      userId: (live && userIdIn(live, org)) ?? managed?.userId ?? null,
      uuid: live?.uuid ?? managed?.uuid ?? null,
      status: finding.status ?? null,
    },
    org,
    from,
    to,
    sentence,
    stack: finding.stack ?? null,
    address,
    constructPath,
    ageDays: finding.ageDays ?? null,
    actor: null,
    since: null,
    personal: finding.personal ?? [],
    actions: actionsFor({
      kind,
      org,
      email,
      from,
      to,
      address,
      constructPath,
      attribute: finding.attribute ?? null,
    }),
  };
}
