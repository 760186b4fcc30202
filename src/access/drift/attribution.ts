import type { AuditTrail } from "../../automox/audit-events";
import type { AuditEvent } from "../../automox/model/audit-event";
import type { CallOptions } from "../../automox/transport/call";
import { lastDays } from "../facts/days";
import { byText, isSameEmail } from "../facts/order";
import type { RosterOrganization } from "../facts/roster";
import { ask, isCancelled } from "../live/asked";
import { failureWords } from "../live/failure-words";
import type { DriftItem } from "./item";
import { isDrift } from "./kinds";

interface AttributionWindow {
  readonly now: Date;
  /** Days looked back, today included. */
  readonly days: number;
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Who changed it, by the audit trail of the organizations concerned: one request an organization and a day.
 * Best effort: an unreadable trail is a note and never a failure, and the newest account event about a person
 * inside the window is taken for the one.
 */
export async function attribute(
  { items, organizations }: { items: readonly DriftItem[]; organizations: readonly RosterOrganization[] },
  audit: AuditTrail,
  { call, now, days, progress }: AttributionWindow & { readonly call: CallOptions },
): Promise<{ readonly items: readonly DriftItem[]; readonly notes: readonly string[] }> {
  const concerned = new Set(items.filter(isDrift).map(({ org }) => org));
  const wanted = organizations.filter(({ org }) => concerned.has(org));
  const notes: string[] = [];
  const events = new Map<number, readonly AuditEvent[]>();
  let done = 0;
  for (const { org, zone } of wanted) {
    const note = (text: string) => notes.push(`organization ${org}: ${text}`);
    if (zone === null) {
      note("its UUID is not known, so the audit trail could not be asked who changed what");
      continue;
    }
    const asked = lastDays(now, days).map(async (date) => {
      const found = await audit.events({ organization: zone, date }, call);
      done += 1;
      progress?.(done, wanted.length * days);
      return found;
    });
    const { value: perDay, failure } = await ask(() => Promise.all(asked), isCancelled);
    if (perDay) events.set(org, perDay.flat());
    else note(`the audit trail could not be read, so nobody is named: ${failureWords(failure)}`);
  }
  return {
    items: items.map((item) => ({ ...item, actor: actorOf(item, events.get(item.org) ?? []) })),
    notes,
  };
}

/** Published class of account changes: invited, removed, role given or taken. A sign-in changes nothing. */
const ACCOUNT_CHANGE = 3001;

function actorOf(item: DriftItem, events: readonly AuditEvent[]): DriftItem["actor"] {
  const { kind, person } = item;
  if (!isDrift(item) || kind === "invite_stale" || kind === "not_adopted") return null;
  const [newest] = events
    .filter(({ targetEmail }) => targetEmail !== undefined && isSameEmail(targetEmail, person.email))
    .filter(({ classId, type }) => classId === ACCOUNT_CHANGE || type?.startsWith("Account Change"))
    .sort((a, b) => byText(b.at ?? "", a.at ?? ""));
  if (newest?.actorEmail === undefined || newest.at === null) return null;
  return { email: newest.actorEmail, at: newest.at, eventId: newest.uid };
}
