import { foreignHost } from "../../automox/transport/base-url";
import type { Plan } from "../facts/plan";
import { stackPrefix } from "../guards/breach";
import { type Phrase, value } from "../text/phrase";

/**
 * Whoever may write the configuration says where the key of whoever applies it goes: said for every such address that is
 * neither this machine nor Automox's own.
 */
export const foreignHostWarnings = (plans: readonly Plan[]): readonly Phrase[] =>
  plans.flatMap((plan) =>
    plan.apiAddresses.flatMap((address) => {
      const host = address === null ? null : foreignHost(address);
      if (host === undefined) return [];
      const where: Phrase = host === null ? ["an address that the plan does not tell"] : [value(host)];
      return [
        [
          ...stackPrefix(plan),
          "sends the API key of whoever applies it to ",
          ...where,
          " (base_url of the provider)",
        ],
      ];
    }),
  );
