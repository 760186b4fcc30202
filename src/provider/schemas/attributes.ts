import { sameRole } from "../../automox/model/roles";
import { foldEmail } from "../../automox/wire/email";
import { between, nonEmpty } from "../../framework/checks";
import { flag, object, oneOf, text, whole } from "../../framework/schema";
import { emailShape, roleWord } from "./checks";
import { durationShape } from "./duration";
import { DEFAULT_INVITATION } from "./invitation-policy";
import { timeouts } from "./timeouts";

/** What every resource that stands for a person has: who they are. */
export const who = {
  id: text.computed({
    keeps: true,
    doc: "`<org_id>/<e-mail in lower case>`. Stays the same when Automox gives the person another number.",
  }),
  email: text.required({
    checks: [emailShape],
    same: (a, b) => foldEmail(a) === foldEmail(b),
    doc:
      "Address the invitation goes to. Compared without case; the state keeps the configured spelling. " +
      "Changing it replaces a person who has not accepted yet (the old mailbox holds a live link) and " +
      "renames an active one in place.",
  }),
  role: text.required({
    checks: [roleWord],
    same: sameRole,
    doc:
      "Role in the organization: `admin`, `operator` or `viewer`, or their published names `zone-admin`, " +
      "`zone-operator`, `read-only`. Other words are sent as written, for custom roles.",
  }),
};

const name = (which: string, otherwise: string) =>
  text.proposed({
    nullable: true,
    checks: [nonEmpty],
    doc:
      `${which} name. Needed to invite in the organization contract; the account contract sets it after ` +
      `acceptance. ${otherwise}`,
  });

export const names = (otherwise: string) => ({
  first_name: name("Given", otherwise),
  last_name: name("Family", otherwise),
});

const words = <const W extends readonly string[]>(doc: string, ...list: W) =>
  oneOf(...list).optional({ policy: true, doc });

/**
 * How the provider treats the person. null means the default, and changing one alone writes nothing to
 * Automox.
 */
export const policy = {
  on_existing: words(
    "What creating does if the person is there already: `adopt_if_same` (default) takes over somebody who " +
      "is exactly as configured, `adopt` also changes them to the configuration, `fail` refuses. Nobody is " +
      "mailed in any of them.",
    "adopt_if_same",
    "adopt",
    "fail",
  ),
  on_destroy: words(
    "What destroying does: `remove` (default) takes the person out of the organization for good, " +
      "`remove_from_account` (account contract) out of the whole account unless zones are left that this " +
      "resource did not give, `deactivate` disables them through SCIM (see `active` of `automox_user`), `keep` forgets " +
      "them and sends nothing. The value in the state counts, so apply a change of it before destroying.",
    "remove",
    "remove_from_account",
    "deactivate",
    "keep",
  ),
  on_destroy_api_keys: words(
    "What destroying does with the API keys that the person has in the organization they leave, right before " +
      "they are removed or disabled: `report` (default) leaves them as they are, and the plan names them; " +
      "`disable` disables them; `delete` deletes them. A key that cannot be disabled or deleted stops the removal. " +
      'The provider never touches keys of whoever owns its own, and with `on_destroy = "keep"` none at all. ' +
      "The value in the state counts, so apply a change of it before destroying.",
    "report",
    "disable",
    "delete",
  ),
  invitation: object({
    max_age: text.optional({
      checks: [durationShape],
      doc:
        "Age from which an invitation that is not accepted is stale. Default " +
        `\`"${DEFAULT_INVITATION.max_age}"\`.`,
    }),
    on_stale: oneOf("report", "reinvite", "fail").optional({
      doc:
        "What a plan does about a stale invitation: `report` (default) warns, `reinvite` withdraws it and " +
        "invites anew, `fail` refuses.",
    }),
    max_resends: whole.optional({
      checks: [between(0, 20)],
      doc: `How often \`reinvite\` may invite anew. Default \`${DEFAULT_INVITATION.max_resends}\`.`,
    }),
  }).optional({ policy: true, doc: "What to do about an invitation that nobody accepts." }),
  wait_for_activation: flag.optional({
    policy: true,
    doc:
      "Wait at creation until the invitation is accepted, at most `timeouts.create`. When time is up the " +
      "apply still succeeds, with a warning: pending is a normal state. Default `false`.",
  }),
  timeouts,
};

/** What only Automox can tell. */
export const observed = {
  status: text.computed({
    doc:
      "`pending` until the invitation is accepted, then `active`; `disabled`; `unknown` if the API does " +
      "not say.",
  }),
  stale: flag.computed({ doc: "Whether the person is pending for longer than `invitation.max_age`." }),
  invitations_sent: whole.computed({
    doc: "How many invitations this resource has sent; 0 for somebody who was there already.",
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
  invitation_id: text.computed({
    nullable: true,
    doc: "UUID of the last invitation this resource has sent, in the account contract.",
  }),
  created_at: text.computed({
    nullable: true,
    doc: "When the invitation was made, RFC 3339 in UTC, where the API tells it.",
  }),
};
