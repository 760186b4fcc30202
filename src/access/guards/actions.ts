import { actionInWords } from "../model/action-types";
import { addressInStack } from "../model/change";
import { type Phrase, value } from "../text/phrase";
import { notApplicable } from "./breach";
import type { Rule, Verdict } from "./guard";

/** AMX020 */
export const allowedActions: Rule = {
  rule: "Actions of the provider are invoked only where the policy file names them.",
  remedy:
    "Take the action out of the configuration or of -invoke, or name its type under actions in the policy file.",
  check({ difference: { actions }, settings }): Verdict {
    if (actions.length === 0) return notApplicable("no action of the provider is invoked");
    return actions
      .filter(({ type }) => !settings.actions.some((each) => each === type))
      .map(({ address, stack, type, config }) => {
        const whom = config.find(({ field }) => field === "email")?.to;
        const message: Phrase = [
          "the action ",
          value(addressInStack({ address, stack })),
          ` ${actionInWords(type)}`,
        ];
        return { subject: typeof whom === "string" ? whom : null, address, stack, message };
      });
  },
};
