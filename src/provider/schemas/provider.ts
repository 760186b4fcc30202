import { DEFAULT_BASE_URL } from "../../automox/transport/base-url";
import { between, nonEmpty } from "../../framework/checks";
import { object, text, whole } from "../../framework/schema";
import { positiveNumber } from "./checks";
import { contractSchema } from "./contract";
import { durationShape } from "./duration";
import { guards } from "./guards";

const pacing = {
  requests_per_5_minutes: whole.optional({
    checks: [positiveNumber],
    doc:
      "Requests Automox grants an API key in any 5 minutes; the provider uses at most 98 % of them. " +
      "Default `2500`.",
  }),
  max_concurrent: whole.optional({
    checks: [between(1, 100)],
    doc: "Requests in flight at once. Default `10`.",
  }),
  request_timeout: text.optional({
    checks: [durationShape],
    doc: 'Longest time for one request, for example `"30s"`, the default.',
  }),
  max_wait: text.optional({
    checks: [durationShape],
    doc: 'Longest pause asked for by the API (`Retry-After`) that is waited out. Default `"5m"`.',
  }),
};

const scim = {
  url: text.optional({
    checks: [nonEmpty],
    doc: "Where SCIM lives. Falls back to `AUTOMOX_SCIM_URL`, then to `base_url` followed by `/scim/v2`.",
  }),
  token: text.optional({
    sensitive: true,
    checks: [nonEmpty],
    doc:
      "The SCIM token, by a third party's guide made under Settings > SCIM in the console. It is not the API key. " +
      "Better left to the environment variable `AUTOMOX_SCIM_TOKEN`.",
  }),
};

export const providerSchema = {
  api_key: text.optional({
    sensitive: true,
    checks: [nonEmpty],
    doc:
      "API key of an administrator, made in the console under Settings > Secrets & Keys (Setup & Configuration > Keys " +
      "in older ones). Better left to the environment variable `AUTOMOX_API_KEY`: Terraform keeps a value written here " +
      "in plan files.",
  }),
  org_id: whole.optional({
    checks: [positiveNumber],
    unshown: "such a number",
    doc:
      "Number of the organization for everything that names none. Falls back to `AUTOMOX_ORG_ID`, then to " +
      "the organization that the key sees, if it is exactly one.",
  }),
  ...contractSchema,
  base_url: text.optional({
    checks: [nonEmpty],
    doc:
      `Where the API lives. Falls back to \`AUTOMOX_BASE_URL\`, then to \`${DEFAULT_BASE_URL}\`. Plain ` +
      "http only to this machine.",
  }),
  pacing: object(pacing).optional({ doc: "How the provider keeps within the API's rate limit." }),
  guards,
  scim: object(scim).optional({
    doc:
      'SCIM, for `active` and `on_destroy = "deactivate"`. A third party\'s guide describes it, no page of Automox does: ' +
      "try it with one person first. Off unless a token is given here or in `AUTOMOX_SCIM_TOKEN`.",
  }),
};
