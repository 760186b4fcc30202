import { stackPrefix } from "../guards/breach";
import { actionInWords } from "../model/action-types";
import type { Difference } from "../model/difference";
import { shownText } from "../model/told";
import { type Phrase, value } from "../text/phrase";

/** What decides beside the people: settings that differ from their defaults, and actions of ours. */
export const providerLines = ({ settings, actions }: Difference): readonly Phrase[] => [
  ...settings.map(
    ({ provider, setting, to, stack }): Phrase => [
      ...stackPrefix({ stack }),
      "the provider ",
      value(provider),
      ...(SECRET[setting] === undefined ? [" has "] : [` sends ${SECRET[setting]} to another host: `]),
      value(setting),
      ...(to === null ? [" from a variable: it may be anything"] : [" = ", value(plain(to))]),
    ],
  ),
  ...actions.map(
    ({ address, type, stack, config, isDeferred }): Phrase => [
      ...(isDeferred ? ["Deferred: "] : []),
      ...stackPrefix({ stack }),
      "the action ",
      value(address),
      ` ${actionInWords(type)}`,
      ...config.flatMap(
        ({ field, to }, at): Phrase => [at === 0 ? ": " : ", ", value(field), " = ", value(shownText(to))],
      ),
    ],
  ),
];

/** JSON of a text without its quotes. */
const plain = (json: string): string => json.replaceAll(/^"|"$/g, "");

const SECRET: Readonly<Record<string, string>> = {
  base_url: "the API key of whoever applies it",
  "scim.url": "the SCIM token of whoever applies it",
};
