import { AutomoxError } from "../../automox/transport/errors";
import { Failure, fail } from "../../framework/diagnostics";
import { explain } from "../calls/explain";
import { memberOf } from "../person/member";
import type { Newcomer } from "../person/newcomer";
import type { At } from "../steps/at";
import { type Arrival, invite } from "../steps/invite";
import { requireKeyRights } from "../writing/key-rights";
import { type Standing, withdrawing, withdrawn } from "./resend-messages";

/**
 * Withdraws the invitation, and invites anew with what the person has. Tells each write before it makes it: what is
 * withdrawn can be given again by whoever reads that. The guards count no removal, because nobody leaves.
 */
export async function sendAnew(
  at: At,
  standing: Standing,
  progress: (message: string) => void,
): Promise<void> {
  const { live, zones } = standing;
  const { email } = live;
  await requireKeyRights(at);
  progress(withdrawing({ email, org: at.org }, standing));
  await orWithdrawn(at, { standing, isCertain: false }, () =>
    at.contract.remove(at, {
      ...memberOf(live),
      apiKeys: null,
      status: "pending",
      zones: [...(zones?.keys() ?? [])],
      fromAccount: false,
      goingToo: [],
      comesBack: true,
    }),
  );
  progress(`Inviting ${email} anew`);
  const terms = { onExisting: "adopt_if_same", previewed: [], namesElsewhere: undefined } as const;
  const arrival = await orWithdrawn(at, { standing, isCertain: true }, () =>
    invite(at, newcomerOf(standing), terms),
  );
  progress(
    arrival.how === "invited"
      ? `Automox has sent ${email} a new invitation`
      : `Nothing is sent to ${email}: somebody else has invited them meanwhile`,
  );
  await restorePrefs(at, arrival, standing);
}

const newcomerOf = ({ live, zones }: Standing): Newcomer => ({
  email: live.email,
  role: live.role ?? "",
  first_name: live.firstName ?? null,
  last_name: live.lastName ?? null,
  account_role: live.accountRole ?? null,
  zone_roles: zones && zones.size > 0 ? zones : null,
  prefs_json: null,
  two_factor: null,
  active: null,
});

/** No invitation carries preferences. */
async function restorePrefs(at: At, { user }: Arrival, { live: { prefs } }: Standing): Promise<void> {
  if (prefs && Object.keys(prefs).length > 0)
    await at.contract.change(at, memberOf(user), { known: user, prefs });
}

/**
 * What fails from the withdrawal on is told with what the person had. A refusal of our own while withdrawing means that
 * nothing was withdrawn.
 */
async function orWithdrawn<T>(
  { org }: At,
  { standing, isCertain }: { readonly standing: Standing; readonly isCertain: boolean },
  work: () => Promise<T>,
): Promise<T> {
  const { email } = standing.live;
  try {
    return await work();
  } catch (error) {
    const isOurs = error instanceof Failure && isCertain;
    if (!isOurs && !(error instanceof AutomoxError)) throw error;
    const [told] =
      error instanceof Failure
        ? error.diagnostics
        : [explain(error, { operation: "invoke", type: "", name: `the resend to ${email}` })];
    const why = `${told?.summary}. ${told?.detail}`;
    return fail(withdrawn({ email, org }, { standing, why, isCertain }));
  }
}
