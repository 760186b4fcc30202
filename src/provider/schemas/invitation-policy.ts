import { parseDuration } from "./duration";

export interface InvitationPolicy {
  readonly maxAgeMs: number;
  readonly onStale: "report" | "reinvite" | "fail";
  readonly maxResends: number;
}

export const DEFAULT_INVITATION = { max_age: "14d", on_stale: "report", max_resends: 1 } as const;

type Given = {
  readonly max_age?: string | null;
  readonly on_stale?: InvitationPolicy["onStale"] | null;
  readonly max_resends?: number | null;
} | null;

export const invitationPolicy = (given: Given): InvitationPolicy => ({
  maxAgeMs: parseDuration(given?.max_age ?? DEFAULT_INVITATION.max_age) ?? 0,
  onStale: given?.on_stale ?? DEFAULT_INVITATION.on_stale,
  maxResends: given?.max_resends ?? DEFAULT_INVITATION.max_resends,
});

/**
 * Whether a pending person's invitation is older than the policy allows, since the later of its date and our
 * last send. false without either date.
 */
export function isStale(
  person: { readonly status: string; readonly created_at: string | null },
  { sentAt, policy, now }: { sentAt: unknown; policy: InvitationPolicy; now: number },
): boolean {
  if (person.status !== "pending") return false;
  const dates = [person.created_at, sentAt].map((date) =>
    typeof date === "string" ? Date.parse(date) : Number.NaN,
  );
  const since = Math.max(...dates.filter((date) => !Number.isNaN(date)));
  return Number.isFinite(since) && now - since > policy.maxAgeMs;
}
