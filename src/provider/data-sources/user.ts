import { defineDataSource } from "../../framework/data-source";
import { error, fail } from "../../framework/diagnostics";
import { isKnown } from "../../framework/infer";
import { flag, text, whole } from "../../framework/schema";
import { longNames } from "../roster/long-names";
import { emailShape, positiveNumber } from "../schemas/checks";
import type { Automox } from "../session";
import { organizationField, personFields, toPerson } from "./person-fields";

const { user_id: _number, email: _address, ...rest } = personFields;

const NOBODY = Object.fromEntries(Object.keys(personFields).map((name) => [name, null])) as {
  readonly [Name in keyof typeof personFields]: null;
};

export const user = defineDataSource<Automox>()({
  type: "automox_user",
  doc: "One person of an organization, found by address or by number.",
  schema: {
    ...rest,
    status: text.computed({ nullable: true, doc: rest.status.doc }),
    email: text.proposed({
      nullable: true,
      checks: [emailShape],
      doc: "Address to look for, without regard to case. This or `user_id`.",
    }),
    user_id: whole.proposed({
      nullable: true,
      checks: [positiveNumber],
      doc: "Number to look for. This or `email`.",
    }),
    org_id: organizationField,
    missing_ok: flag.optional({
      doc: "Answer nulls and `found = false` where nobody is there, instead of an error. Default `false`.",
    }),
    found: flag.computed({ doc: "Whether somebody is there." }),
  },
  nameOf: ({ email, user_id }) => email ?? `user ${user_id}`,
  validate: ({ email, user_id }) => {
    if (!isKnown(email) || !isKnown(user_id) || (email === null) !== (user_id === null)) return [];
    return [
      error({
        code: "user/one-of",
        summary: "Give email or user_id",
        detail: `Write exactly one of email and user_id. The configuration has ${email === null ? "neither" : "both"}.`,
        path: [{ attribute: email === null ? "email" : "user_id" }],
      }),
    ];
  },
  read: async (config, call) => {
    const org = config.org_id ?? (await call.api.defaultOrganization(call));
    const { roster } = call.api.organization(org);
    const there =
      config.email === null
        ? await roster.toldByNumber(config.user_id ?? 0, call)
        : await roster.toldByEmail(config.email, call);
    const longName = longNames(`organization ${org}`, there ? [there] : []);
    if (longName) call.warn(longName);
    const kept = { org_id: org, missing_ok: config.missing_ok };
    if (there) return { ...toPerson(there), ...kept, email: config.email ?? there.email, found: true };
    const who = config.email ?? `user ${config.user_id}`;
    if (config.missing_ok)
      return { ...NOBODY, ...kept, email: config.email, user_id: config.user_id, found: false };
    return fail({
      code: "user/not-found",
      summary: `Cannot look up ${who}: not in organization ${org}`,
      detail:
        "Nobody with this address or number is in the organization. Set missing_ok = true if that is a " +
        "valid answer.",
      path: [{ attribute: config.email === null ? "user_id" : "email" }],
    });
  },
});
