import { fail } from "../../framework/diagnostics";
import type { PrivateData } from "../../framework/private-data";
import type { Rights, RightsRoad } from "../contracts/contract";
import { isPerson } from "../person/member";
import { memberOfState, type PersonState } from "../person/state";
import type { At } from "../steps/at";
import { listedAtApply } from "../writing/look";
import { refuseStranger } from "../writing/own-record";

/** What a plan leaves for the removal that it plans. */
export interface DeleteTold extends PrivateData {
  /** Another object of the state has the person too, and keeps them. */
  readonly isKept?: true;
  /** Other organizations that other removals of the same plan take from the person. */
  readonly goingToo?: readonly number[];
  /** It is the first or the second half of a replacement. */
  readonly isHalf?: true;
  /** Id of whom the other half of a replacement creates, also in place of a tainted object. */
  readonly creates?: string;
  /** It takes them over, by its own words. */
  readonly previewed?: unknown;
  /** Under what the plan has found the person, where the state has something else. */
  readonly now?: Pick<PersonState, "email" | "user_id" | "uuid">;
}

/** As the bytes of a plan keep it; null: nobody told. */
interface Shown {
  readonly here: readonly string[];
  readonly further: readonly string[] | null;
  readonly road?: RightsRoad;
}

/**
 * What the plan of a removal has seen of somebody, for its apply. The state that the apply gets may be older than the
 * plan's refresh, so the plan itself says.
 */
export async function shownRights(at: At, now: PersonState): Promise<PrivateData> {
  const { here, further, road } = await at.contract.rightsOf(at, rightsHolder(now, now.uuid));
  const shown: Shown = { here, further: further ?? null, ...(road ? { road } : {}) };
  return { shown: { ...shown } };
}

/**
 * Whoever has become more than the plan has shown is not removed: nobody has agreed to that. Nor is whoever else has the
 * number of the state by now.
 */
export async function refuseUnshown(at: At, state: PersonState, told: DeleteTold): Promise<void> {
  const { contract } = at;
  const shown = await shownBefore(at, state, told);
  const member = memberOfState(state);
  const listed = await listedAtApply(at, member);
  const there = listed && (await at.organization.roster.withRole(listed, at.calling));
  if (there && !isPerson(there, state.email)) await refuseStranger(at, member, there);
  if (told.isHalf && state.status === "pending" && there?.status === "active") acceptedMeanwhile(state);
  const uuid = shown.further === undefined ? null : (there?.uuid ?? state.uuid);
  const { role, accountRole } = there ?? { role: null, accountRole: null };
  const { road = "person" } = shown;
  const now = await contract.rightsOf(at, { email: state.email, role, accountRole, uuid, road });
  const more = [...beyond(shown.here, now.here), ...beyond(shown.further, now.further)];
  if (more.length > 0) notAsPlanned(state, more);
}

/** What the plan told; where it told nothing, what the state has. */
async function shownBefore(at: At, state: PersonState, { shown }: PrivateData): Promise<Rights> {
  const { here, further, road } = (shown ?? {}) as Partial<Shown>;
  if (here) return { here, further: further ?? undefined, ...(road ? { road } : {}) };
  return at.contract.rightsOf(at, rightsHolder(state, null));
}

const rightsHolder = ({ email, role, account_role }: PersonState, uuid: string | null) => ({
  email,
  role,
  accountRole: account_role,
  uuid,
});

/** What was not told at one of both times is not compared. */
const beyond = (shown: readonly string[] | undefined, now: readonly string[] | undefined) =>
  shown && now ? now.filter((right) => !shown.includes(right)) : [];

/** Without a refresh, no plan can tell that an object is tainted, so it has shown a take-over. */
export const refuseTakenOver = ({ email, org_id }: PersonState): never =>
  fail({
    code: "user/not-as-planned",
    summary: `Cannot remove ${email}: the plan takes them over`,
    detail:
      `The resource is tainted, and the plan, made with -refresh=false, could not tell: it showed that nobody is removed from ` +
      `organization ${org_id}. Nothing was changed. Plan again without -refresh=false, or keep the person as they are:\n\n` +
      "  terraform untaint ADDRESS",
  });

const acceptedMeanwhile = ({ email, org_id }: PersonState): never =>
  fail({
    code: "user/accepted-meanwhile",
    summary: `Cannot replace ${email}: they have accepted the invitation since the plan`,
    detail:
      `The plan withdraws an invitation to organization ${org_id}. The person is active by now, and the plan removes ` +
      "nobody active. Nothing was changed. Plan again: where only the address changes, the new plan changes it in place.",
  });

const notAsPlanned = ({ email }: PersonState, more: readonly string[]): never =>
  fail({
    code: "user/not-as-planned",
    summary: `Cannot remove ${email}: not what the plan showed`,
    detail:
      `Since the plan was made, somebody has made the person ${more.join(" and ")}. Nothing was changed. ` +
      "Plan again: the new plan removes them as they are now, or take the resource back into the " +
      "configuration.",
  });
