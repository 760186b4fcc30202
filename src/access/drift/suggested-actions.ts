import { type Phrase, phrase } from "../text/phrase";
import { plainText } from "../text/phrase-text";
import { shellQuoted } from "../text/shell-quoted";
import type { DriftItem, SuggestedAction } from "./item";

/** What `actionsFor` needs to know of a difference. */
type Actionable = Pick<DriftItem, "kind" | "person" | "org" | "to" | "address" | "constructPath">;

/**
 * What a person could do: the edit that accepts what is, the command that undoes it. Never done by us.
 * `attribute` is what differs, as it is spelled in the configuration.
 */
export function actionsFor(item: Actionable, attribute: string | undefined): readonly SuggestedAction[] {
  const { kind, org, address, constructPath } = item;
  const place = constructPath ?? address ?? "the resource";
  const deletion = phrase`delete ${place} from the configuration`;
  switch (kind) {
    case "role_raised":
    case "role_lowered":
    case "role_changed":
    case "profile_changed":
      return [accept(item, attribute, place), applyAddress("Revert", address)];
    case "conflict":
      return [words("Decide", [DISAGREEMENT])];
    case "zone_added":
    case "unmanaged_admin":
    case "unmanaged_user":
      return [
        adopt(item),
        copied("Ignore", "ignore", `${ignorePattern(item)} reason="…" until=YYYY-MM-DD`),
        words("Remove", phrase`in the console under Settings > Users of organization ${org}`),
      ];
    case "zone_removed":
    case "missing":
    case "missing_admin":
      return [
        words("Accept", [...deletion, " and apply; nothing is sent for somebody who is gone"]),
        applyAddress("Invite again", address),
      ];
    case "not_adopted":
      return [adopt(item)];
    case "invite_stale":
      return [
        copied("Send again", "command", `terraform apply -replace=${shellQuoted(address ?? "")}`),
        words("Drop", [...deletion, " and apply"]),
      ];
    case "disabled":
      return [
        words("Ask", ["why the account was disabled, before anything else"]),
        words("Accept", [...deletion, ...phrase`, or set ${"active = false"} where SCIM is configured`]),
      ];
    case "duplicate_email":
      return [words("Decide", ["which record or which resource is to stay, and remove the other"])];
    case "converged":
      return [copied("Record it", "command", "terraform apply -refresh-only")];
    case "pending_change":
      return [applyAddress("Apply", address)];
  }
}

const DISAGREEMENT =
  "configuration, state and Automox disagree: settle with whoever changed it, then edit the configuration or apply it";

function words(label: string, says: Phrase): SuggestedAction {
  return { label, form: "words", text: plainText(says), says };
}
function copied(label: string, form: "command" | "code" | "ignore", text: string): SuggestedAction {
  return { label, form, text, says: null };
}

function accept({ to, address }: Actionable, attribute: string | undefined, place: string): SuggestedAction {
  if (attribute === undefined || to === null)
    return words("Accept", phrase`write what Automox has into ${place}`);
  return copied("Accept", "code", `${attribute} = ${hclText(to)} # ${address ?? ""}`);
}

function adopt({ address, org, person: { email } }: Actionable): SuggestedAction {
  if (address !== null)
    return copied("Adopt", "code", `import {\n  to = ${address}\n  id = ${hclText(`${org}/${email}`)}\n}`);
  const person = shellQuoted(`email=${email}`);
  return copied("Adopt", "command", `automox-access adopt --org ${org} --select ${person} --as cdktf`);
}

/** One person at a time, so that repairing one never applies what else is waiting. */
const applyAddress = (label: string, address: string | null): SuggestedAction =>
  copied(label, "command", `terraform apply${address === null ? "" : ` -target=${shellQuoted(address)}`}`);

/** As a quoted text of HCL, in which `${` and `%{` begin templates. */
const hclText = (text: string): string => JSON.stringify(text).replaceAll(/([$%])\{/g, "$1$1{");

/**
 * The pattern that fits this item: what gitignore patterns give a meaning to is escaped, and a slash would be
 * another level.
 */
export function ignorePattern({ kind, org, person }: Pick<DriftItem, "kind" | "org" | "person">): string {
  const email = person.email.toLowerCase().replaceAll("/", "%2F");
  return `${kind}/${email.replaceAll(/[*?[\]\\!#\s]/g, "\\$&")}/${org}`;
}
