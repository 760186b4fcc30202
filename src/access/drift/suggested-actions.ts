import { type Phrase, phrase } from "../text/phrase";
import { plainText } from "../text/phrase-text";
import { shellQuoted } from "../text/shell-quoted";
import type { DriftItem, SuggestedAction } from "./item";

/** What `actionsFor` needs to know of a difference. */
type Actionable = Pick<DriftItem, "kind" | "org" | "from" | "to" | "address" | "constructPath"> & {
  readonly email: string;
  /** Attribute that differs, as it is spelled in the configuration. */
  readonly attribute: string | null;
};

/** What a person could do: the edit that accepts what is, the command that undoes it. Never done by us. */
export function actionsFor(item: Actionable): readonly SuggestedAction[] {
  switch (item.kind) {
    case "role_raised":
    case "role_lowered":
    case "role_changed":
    case "profile_changed":
      return [accept(item), applyAddress("Revert", item)];
    case "conflict":
      return [
        words(
          "Decide",
          phrase`configuration, state and Automox disagree: settle with whoever changed it, then edit the configuration or apply it`,
        ),
      ];
    case "zone_added":
    case "unmanaged_admin":
    case "unmanaged_user":
      return [
        adopt(item),
        copied(
          "Ignore",
          "ignore",
          `${item.kind}/${ignorePath(item.email)}/${item.org} reason="…" until=YYYY-MM-DD`,
        ),
        words("Remove", phrase`in the console under Settings > Users of organization ${item.org}`),
      ];
    case "zone_removed":
    case "missing":
    case "missing_admin":
      return [
        words(
          "Accept",
          phrase`delete ${placeOf(item)} from the configuration and apply; nothing is sent for somebody who is gone`,
        ),
        applyAddress("Invite again", item),
      ];
    case "not_adopted":
      return [adopt(item)];
    case "invite_stale":
      return [
        command("Send again", `terraform apply -replace=${shellQuoted(item.address ?? "")}`),
        words("Drop", phrase`delete ${placeOf(item)} from the configuration and apply`),
      ];
    case "disabled":
      return [
        words("Ask", phrase`why the account was disabled, before anything else`),
        words(
          "Accept",
          phrase`delete ${placeOf(item)} from the configuration, or set ${"active = false"} where SCIM is configured`,
        ),
      ];
    case "duplicate_email":
      return [words("Decide", phrase`which record or which resource is to stay, and remove the other`)];
    case "converged":
      return [command("Record it", "terraform apply -refresh-only")];
    case "pending_change":
      return [applyAddress("Apply", item)];
  }
}

const words = (label: string, says: Phrase): SuggestedAction => ({
  label,
  form: "words",
  text: plainText(says),
  says,
});
const copied = (label: string, form: "command" | "code" | "ignore", text: string): SuggestedAction => ({
  label,
  form,
  text,
  says: null,
});
const command = (label: string, text: string): SuggestedAction => copied(label, "command", text);

function accept({ attribute, to, address, constructPath }: Actionable): SuggestedAction {
  if (attribute === null || to === null)
    return words("Accept", phrase`write what Automox has into ${placeOf({ address, constructPath })}`);
  return copied("Accept", "code", `${attribute} = ${hclText(to)} # ${address ?? ""}`);
}

function adopt({ address, org, email }: Actionable): SuggestedAction {
  if (address === null)
    return command(
      "Adopt",
      `automox-access adopt --org ${org} --select ${shellQuoted(`email=${email}`)} --as cdktf`,
    );
  return copied("Adopt", "code", `import {\n  to = ${address}\n  id = ${hclText(`${org}/${email}`)}\n}`);
}

/** One person at a time, so that repairing one never applies what else is waiting. */
const applyAddress = (label: string, { address }: Pick<DriftItem, "address">): SuggestedAction =>
  address === null
    ? command(label, "terraform apply")
    : command(label, `terraform apply -target=${shellQuoted(address)}`);

const placeOf = ({ address, constructPath }: Pick<DriftItem, "address" | "constructPath">): string =>
  constructPath ?? address ?? "the resource";

/** As a quoted text of HCL, in which `${` and `%{` begin templates. */
const hclText = (text: string): string => JSON.stringify(text).replaceAll(/([$%])\{/g, "$1$1{");

/**
 * As a part of a pattern: what gitignore patterns give a meaning to is escaped, and a slash would be another
 * level.
 */
export const ignorePath = (email: string): string =>
  email
    .toLowerCase()
    .replaceAll("/", "%2F")
    .replaceAll(/[*?[\]\\!#\s]/g, "\\$&");
