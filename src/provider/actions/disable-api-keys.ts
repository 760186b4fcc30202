import { defineAction } from "../../framework/action";
import type { Finding } from "../../framework/diagnostics";
import { fail } from "../../framework/diagnostics";
import type { Automox } from "../session";
import type { At } from "../steps/at";
import { nameOfKey } from "../writing/api-key-messages";
import { alone, type Holder, isOwnersKey, keysNow, orFailed, settleKeys } from "../writing/api-keys";
import { warnAboutKeyRights } from "../writing/key-rights";
import { acting, nameOfWhom, ownUser, planning, refuseOwner, whom } from "./whom";

const ACT = "disable API keys";

export const disableApiKeys = defineAction<Automox>()({
  type: "automox_disable_api_keys",
  doc:
    "Disables the enabled API keys that a person has in an organization, also of somebody who has left it already, and " +
    "proves each by reading. Not of the owner of the API key in use, and no key that works in further organizations. For " +
    "Terraform 1.14 and newer; `on_destroy_api_keys` of `automox_user` does it as part of a removal.",
  schema: whom,
  nameOf: nameOfWhom,
  plan: (config, call) =>
    planning(call, config, async (at, email) => {
      await enabledKeys(at, email);
      await warnAboutKeyRights(at);
    }),
  invoke: (config, call) =>
    acting(call, config, async (at) => {
      const { email } = config;
      const { org } = at;
      const { holder, keys } = await enabledKeys(at, email);
      const failed = cannotDisable(email);
      const theirs = await orFailed(at, failed, () => alone(at, holder, { keys, org, orgs: [org] }));
      if (theirs.length === 0)
        call.progress(`Automox lists no enabled API key of ${email} in organization ${org} alone`);
      const ahead = (key: (typeof keys)[number]) =>
        call.progress(`Disabling the API key ${nameOfKey(key)} of ${email}`);
      await orFailed(at, failed, () =>
        settleKeys(at, { holder, policy: "disable", org, failed, ahead }, theirs),
      );
    }),
});

/** By number where the person is still listed; somebody who is gone is known by the address that keys name. */
async function enabledKeys(at: At, email: string) {
  const there = await at.organization.roster.byEmail(email, at.calling);
  const holder: Holder = { email, userId: there?.id ?? null };
  await refuseOwner(at, holder, ACT);
  return orFailed(at, cannotDisable(email), async () => {
    const keys = (await keysNow(at, holder, at.org)).filter(({ isEnabled }) => isEnabled !== false);
    const self = await at.run.owner.self(at, at.calling);
    // A key may name its owner where the list of people does not.
    if (self && keys.some(isOwnersKey(self, holder))) fail(ownUser(ACT, email));
    return { holder, keys };
  });
}

const cannotDisable =
  (email: string) =>
  (why: string): Finding => ({
    code: "user/api-keys",
    summary: `Cannot disable API keys of ${email}`,
    detail:
      `${why}\n\nKeys that were disabled before stay so, and the next invocation goes on with the others. The console has ` +
      "them under Settings > Secrets & Keys.",
    path: [{ attribute: "email" }],
  });
