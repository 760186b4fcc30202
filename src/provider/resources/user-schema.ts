import { foldEmail } from "../../automox/email";
import { sameRole } from "../../automox/roles";
import { nonEmpty } from "../../framework/checks";
import { flag, text, whole } from "../../framework/schema";
import { emailShape, jsonObject, positiveNumber, roleWord } from "../checks";
import { samePrefs } from "../prefs";
import { timeouts } from "../timeouts";

export const userSchema = {
  id: text.computed({
    keeps: true,
    doc: "`<org_id>/<e-mail in lower case>`. Stays the same when Automox gives the person another number.",
  }),
  email: text.required({
    checks: [emailShape],
    same: (a, b) => foldEmail(a) === foldEmail(b),
    doc:
      "Address the invitation goes to. Compared without case; the state keeps the configured spelling. Changing it replaces a person " +
      "who has not accepted yet (the old mailbox holds a live link) and renames an active one in place.",
  }),
  first_name: text.proposed({
    nullable: true,
    checks: [nonEmpty],
    doc: "Given name. Needed to invite; left out, it stays what Automox has.",
  }),
  last_name: text.proposed({
    nullable: true,
    checks: [nonEmpty],
    doc: "Family name. Needed to invite; left out, it stays what Automox has.",
  }),
  org_id: whole.proposed({
    replaces: true,
    checks: [positiveNumber],
    doc: "Number of the organization. Defaults to the provider's. Changing it replaces the person.",
  }),
  role: text.required({
    checks: [roleWord],
    same: sameRole,
    doc:
      "Role in the organization: `admin`, `operator` or `viewer`, or their published names `zone-admin`, `zone-operator`, " +
      "`read-only`. Other words are sent as written, for custom roles. Role names are case-sensitive.",
  }),
  prefs_json: text.optional({
    checks: [jsonObject],
    same: samePrefs,
    doc:
      "Notification and interface preferences, a JSON object. Only the keys given here are managed; all others are preserved. " +
      "Compared as JSON, so spacing and order do not matter.",
  }),
  wait_for_activation: flag.optional({
    policy: true,
    doc:
      "Wait at creation until the invitation is accepted, at most `timeouts.create`. When time is up the apply still succeeds, with a " +
      "warning: pending is a normal state. Default `false`.",
  }),
  timeouts,
  status: text.computed({
    doc: "`pending` until the invitation is accepted, then `active`; `disabled`; `unknown` if the API does not say.",
  }),
  user_id: whole.computed({
    keeps: true,
    nullable: true,
    doc: "Number Automox gives the person; it may change hands.",
  }),
  uuid: text.computed({
    keeps: true,
    nullable: true,
    doc: "UUID Automox gives the person, where the API tells it.",
  }),
  created_at: text.computed({
    nullable: true,
    doc: "When the invitation was made, RFC 3339 in UTC, where the API tells it.",
  }),
};
