import { defineAction } from "../../framework/action";
import { isKnown } from "../../framework/infer";
import { text } from "../../framework/schema";
import { warnAboutBudget } from "../life/plan-warnings";
import { personId } from "../person/state";
import { durationShape } from "../schemas/duration";
import type { Automox } from "../session";
import { warnAboutKeyRights } from "../writing/key-rights";
import { judgeInvitation } from "./judge-invitation";
import { sendAnew } from "./send-anew";
import { acting, nameOfWhom, planning, whom } from "./whom";

const MIN_AGE = "1h";

/** Look, withdrawal, its proof, invitation. */
const RESEND_COST = 4;

export const resendInvitation = defineAction<Automox>()({
  type: "automox_resend_invitation",
  doc:
    "Withdraws the invitation of somebody who has not accepted, and invites them anew with the role, the zones and the names " +
    "that they have now. Sends nothing to somebody who is not there, has accepted, or was invited a moment ago, and says so. " +
    "For Terraform 1.14 and newer; `invitation.on_stale` of `automox_user` does it with any.",
  schema: {
    ...whom,
    min_age: text.optional({
      checks: [durationShape],
      doc:
        `An invitation younger than this is not sent anew. Default \`"${MIN_AGE}"\`. It keeps a second invocation, after a ` +
        "lost answer too, from sending a second mail.",
    }),
  },
  nameOf: nameOfWhom,
  plan: async (config, call) => {
    const { min_age } = config;
    if (!isKnown(min_age)) return;
    await planning(call, config, async (at, email) => {
      const judged = await judgeInvitation(at, email, min_age ?? MIN_AGE);
      if ("why" in judged) return;
      warnAboutBudget(at, RESEND_COST);
      await warnAboutKeyRights(at);
    });
  },
  invoke: (config, call) =>
    acting(call, config, (at) =>
      call.api.ledger.removals.run(personId(at.org, config.email), async () => {
        const judged = await judgeInvitation(at, config.email, config.min_age ?? MIN_AGE);
        if ("why" in judged) call.progress(`Nothing is sent to ${config.email}: ${judged.why}`);
        else await sendAnew(at, judged, call.progress);
      }),
    ),
});
