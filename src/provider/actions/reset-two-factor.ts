import type { User } from "../../automox/model/person";
import { defineAction } from "../../framework/action";
import { fail } from "../../framework/diagnostics";
import { oneOf } from "../../framework/schema";
import type { Automox } from "../session";
import type { At } from "../steps/at";
import { resetTwoFactor } from "../steps/two-factor";
import { numberless } from "../steps/two-factor-messages";
import { warnAboutKeyRights } from "../writing/key-rights";
import { acting, lookFor, nameOfWhom, nobody, planning, refuseOwner, whom } from "./whom";

const ACT = "reset the second factor";

export const resetTwoFactorAction = defineAction<Automox>()({
  type: "automox_reset_two_factor",
  doc:
    "Resets the second factor of somebody who lost theirs, once per invocation: whoever has the password and the mailbox " +
    "gets in until they set one up again. Not of the owner of the API key in use. For Terraform 1.14 and newer; " +
    "`two_factor_reset` of `automox_user` does it with any.",
  schema: {
    ...whom,
    reset_to: oneOf("email", "disabled").optional({
      doc:
        "What is set: `email` (default), or `disabled`, which leaves the person without a second factor where Automox " +
        "allows that.",
    }),
  },
  nameOf: nameOfWhom,
  plan: (config, call) =>
    planning(call, config, async (at, email) => {
      const there = await resettable(at, email);
      if (!there) at.warn(nobody(at, ACT, email));
      await warnAboutKeyRights(at);
    }),
  invoke: (config, call) =>
    acting(call, config, async (at) => {
      const { email } = config;
      const there = await resettable(at, email);
      if (!there) return fail(nobody(at, ACT, email));
      if (there.status === "pending")
        return call.progress(`Nothing is reset: ${email} has not accepted yet, and has no second factor.`);
      const to = config.reset_to ?? "email";
      call.progress(`Resetting the second factor of ${email} from ${methodOf(there)} to ${to}`);
      const { twoFactor } = await resetTwoFactor(at, there, to);
      return call.progress(`The second factor of ${email} is ${methodOf({ twoFactor })}`);
    }),
});

/** Somebody whose second factor may be reset, or nobody. */
async function resettable(at: At, email: string): Promise<User | undefined> {
  const there = await lookFor(at, email);
  await refuseOwner(at, { email, userId: there?.id ?? null }, ACT);
  if (there && there.id === undefined && there.status !== "pending")
    fail(numberless({ isReset: true, isAction: true }, email));
  return there;
}

const methodOf = ({ twoFactor }: { readonly twoFactor?: string | null | undefined }): string =>
  twoFactor ?? "one that Automox does not tell";
