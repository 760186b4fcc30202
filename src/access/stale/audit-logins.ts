import type { AuditTrail } from "../../automox/audit-events";
import type { AuditEvent } from "../../automox/model/audit-event";
import type { CallOptions } from "../../automox/transport/call";
import { foldEmail } from "../../automox/wire/email";
import { lastDays } from "../facts/days";
import type { Roster, RosterOrganization } from "../facts/roster";
import { ask } from "../live/asked";
import { failureWords } from "../live/failure-words";
import { type LoginEvidence, noteLogin } from "./login-evidence";

interface AuditReading {
  /** Days to look back from `now`, today included. */
  readonly days: number;
  readonly now: Date;
  readonly call: CallOptions;
  /** Told after each day of each organization. */
  readonly progress: (done: number, total: number) => void;
}

type Zoned = RosterOrganization & { readonly zone: string };

/**
 * Sign-ins from the audit trail: one call for each organization and day, the newest first. An organization
 * that refuses its newest day is not asked for the others. Throws an AutomoxError only where the whole run is
 * pointless.
 */
export async function auditLogins(
  audit: AuditTrail,
  organizations: Roster["organizations"],
  { days, now, call, progress }: AuditReading,
): Promise<LoginEvidence> {
  const dates = lastDays(now, days);
  const zoned = organizations.filter((one): one is Zoned => one.zone !== null);
  const total = zoned.length * dates.length;
  let done = 0;
  const count = (units: number) => {
    done += units;
    progress(done, total);
  };
  const read = await Promise.all(zoned.map((one) => readOrganization(audit, { one, dates, count, call })));
  const events = read.flatMap((each) => each.events);
  const nameless = organizations.filter(({ zone }) => zone === null);
  const logins = new Map<string, string>();
  for (const event of events.filter(isLogin)) {
    const email = event.actorEmail ?? event.targetEmail;
    if (email !== undefined && event.at !== null) noteLogin(logins, foldEmail(email), event.at);
  }
  return {
    lastLogins: logins,
    never: new Set(),
    remarks: new Map(),
    window: windowWords(dates, events),
    problems: [
      ...nameless.map(
        ({ org }) =>
          `organization ${org} shows no UUID, so its audit trail cannot be asked for (--org-uuid ${org}=UUID, or AUTOMOX_ACCOUNT_UUID)`,
      ),
      ...read.flatMap(({ problems }) => problems),
    ],
    advice: ["A file of last log-ins from the identity provider can be used instead: --logins FILE."],
    unread: [
      ...nameless.map(({ org }) => org),
      ...read.flatMap(({ org, problems }) => (problems.length > 0 ? [org] : [])),
    ],
  };
}

interface OrganizationReading {
  readonly one: Zoned;
  readonly dates: readonly string[];
  readonly count: (units: number) => void;
  readonly call: CallOptions;
}

async function readOrganization(audit: AuditTrail, { one, dates, count, call }: OrganizationReading) {
  const [newest = "", ...older] = dates;
  const { org, zone: organization } = one;
  const day = async (date: string) => {
    const asked = await ask(() => audit.events({ organization, date }, call)).finally(() => count(1));
    if (!asked.failure) return { org, events: asked.value, problems: [] };
    const problem = `the audit trail of organization ${org} on ${date} could not be read: ${failureWords(asked.failure)}`;
    return { org, events: [], problems: [problem] };
  };
  const first = await day(newest);
  const [problem] = first.problems;
  if (problem !== undefined) {
    count(older.length);
    const rest = older.length > 0 ? "; its other days were not asked for" : "";
    return { ...first, problems: [`${problem}${rest}`] };
  }
  const read = [first, ...(await Promise.all(older.map(day)))];
  return {
    org,
    events: read.flatMap(({ events }) => events),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/**
 * A sign-in that worked. OCSF class 3002 is authentication; its messages are fixed words such as "User Log In
 * Success", and failed attempts stand in the same class. Without a message only the act tells.
 */
function isLogin({ classId, type, message, activity }: AuditEvent): boolean {
  if (classId === undefined ? !/^authentication/i.test(type ?? "") : classId !== 3002) return false;
  if (message === undefined) return /^log ?on$/i.test(activity ?? "");
  return /log ?(in|on)\b/i.test(message) && /success/i.test(message) && !/unsuccess|fail/i.test(message);
}

function windowWords(dates: readonly string[], events: readonly AuditEvent[]): readonly string[] {
  const times = events.flatMap(({ at }) => at ?? []).sort((a, b) => Date.parse(a) - Date.parse(b));
  const oldest = times.at(0);
  const from = dates.at(-1);
  return [
    `Log-ins are taken from the audit trail, from ${from} to ${dates[0]} (${dates.length} days, UTC).`,
    oldest === undefined
      ? "It holds no event of any kind in that time, so it tells nothing about anybody."
      : `Its oldest event is of ${oldest.slice(0, 10)}${from !== undefined && oldest.slice(0, 10) > from ? "; it may reach no further back than that" : ""}.`,
  ];
}
