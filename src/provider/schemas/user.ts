import { flag, text, whole } from "../../framework/schema";
import { accountWide } from "./account-attributes";
import { names, observed, policy, who } from "./attributes";
import { exactNumbers, jsonObject, positiveNumber, shallowJson } from "./checks";
import { samePrefs } from "./prefs";
import { secondFactor } from "./second-factor";

export const userSchema = {
  ...who,
  ...names("Left out, it stays what Automox has."),
  org_id: whole.proposed({
    replaces: true,
    checks: [positiveNumber],
    doc: "Number of the organization. Defaults to the provider's. Changing it replaces the person.",
  }),
  prefs_json: text.optional({
    checks: [jsonObject, shallowJson, exactNumbers],
    same: samePrefs,
    doc:
      "Notification and interface preferences, a JSON object, in the organization contract. Keys given here are " +
      "managed, all others are preserved. Compared as JSON, so spacing and order do not matter.",
  }),
  ...accountWide,
  ...secondFactor,
  active: flag.optional({
    doc:
      "`false` disables the account through SCIM, by a third party's guide without removing it, `true` enables it " +
      "again; needs `scim` in the provider block. Left out, it is not managed.",
  }),
  ...policy,
  ...observed,
};
