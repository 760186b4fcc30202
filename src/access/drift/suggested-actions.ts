import type { PersonType } from "../facts/managed";
import { type Phrase, phrase } from "../text/phrase";
import { plainText } from "../text/phrase-text";
import { harmless } from "../text/safe-text";
import { shellQuoted } from "../text/shell-quoted";
import { hclText, visibleJson, withoutTemplates } from "../text/text-literal";
import type { Gap } from "./gaps";
import { NOT_COMPARED } from "./ignore-file";
import type { DriftItem, SuggestedAction } from "./item";
import type { Context, Language } from "./settings";

/** An attribute with the value that would accept what is; null: none can be written. */
export interface Setting {
  readonly name: string;
  readonly value: string | Readonly<Record<string, string>> | null;
}

/** What `actionsFor` needs to know of a difference. */
type Actionable = Pick<DriftItem, "kind" | "person" | "org" | "address" | "constructPath">;

interface Advice {
  readonly setting: Setting | undefined;
  readonly type: PersonType | undefined;
  readonly settings: Pick<Context, "language" | "usual" | "isAlone">;
}

/** What a person could do: the edit that accepts what is, the command that undoes it. Never done by us. */
export function actionsFor(
  item: Actionable,
  { setting, type, settings }: Advice,
): readonly SuggestedAction[] {
  const { kind, address, constructPath } = item;
  const own = constructPath === null ? "hcl" : "typescript";
  const language = settings.language ?? (address === null ? settings.usual : own);
  const place = constructPath ?? address ?? "the resource";
  const deletion = phrase`delete ${place} from the configuration`;
  switch (kind) {
    case "role_raised":
    case "role_lowered":
    case "role_changed":
    case "mailbox_changed":
    case "profile_changed":
      return [accept(setting, { place, language }), apply("Revert")];
    case "second_factor_changed":
      return [
        words("Accept", phrase`take ${spelled("two_factor", language)} out of ${place}`),
        apply("Revert"),
      ];
    case "conflict":
      return [words("Decide", [DISAGREEMENT])];
    case "zone_added":
    case "unmanaged_admin":
    case "unmanaged_user":
      return strangers(item, { language, isAlone: settings.isAlone });
    case "zone_removed":
    case "missing":
    case "missing_admin":
      return [
        words("Accept", [...deletion, " and apply; nothing is sent for somebody who is gone"]),
        apply("Invite again"),
      ];
    case "not_adopted":
      return [language === "hcl" ? importBlock(item) : importExisting(place, type)];
    case "invite_stale":
      return [
        words("Send again", [
          ...phrase`set ${spelled("invitation.on_stale", language)} of ${place} to ${'"reinvite"'}, allow more `,
          ...phrase`${spelled("max_resends", language)} if they are used up, and apply`,
        ]),
        words("Drop", [...deletion, " and apply"]),
      ];
    case "disabled":
      return [
        words("Ask", ["why the account was disabled, before anything else"]),
        words("Accept", [
          ...deletion,
          ...phrase`, or set ${"active"} to ${"false"} where SCIM is configured`,
        ]),
      ];
    case "enabled":
      return [words("Ask", ["who enabled the account, and why"]), apply("Revert")];
    case "duplicate_email":
      return [words("Decide", ["which record or which resource is to stay, and remove the other"])];
    case "converged":
      return [copied("Record it", "command", "terraform apply -refresh-only")];
    case "pending_change":
      return [apply("Apply")];
  }
}

/** Whoever is in another stack is not to be removed, nor to be managed twice. */
function strangers(
  item: Actionable,
  { language, isAlone }: { readonly language: Language; readonly isAlone: boolean },
): readonly SuggestedAction[] {
  const { org } = item;
  const first = item.person.status === "disabled" ? [words("Enable", [ENABLE])] : [];
  const person = shellQuoted(`email=${item.person.email}`);
  const [form, chdir] = language === "hcl" ? ["hcl", ""] : ["cdktf", " -chdir=cdktf.out/stacks/STACK"];
  // The state of the stack that takes them: without it adopt would write a name again that the stack has already.
  const state = `terraform${chdir} show -json`;
  const command = `${state} | automox-access adopt --org ${org} --select ${person} --as ${form} --state -`;
  const ignore = copied("Ignore", "ignore", `${ignorePattern(item)} reason="…" until=YYYY-MM-DD`);
  if (isAlone)
    return [
      ...first,
      words("First", [OTHER_STACKS]),
      copied("Adopt, if no stack holds them", "command", command),
      ignore,
    ];
  const remove = phrase`in the console under Settings > Users of organization ${org}`;
  return [...first, copied("Adopt", "command", command), ignore, words("Remove", remove)];
}

const ENABLE =
  "to adopt them, enable the account in the console under Settings > Users: adopt leaves out whoever is disabled";

const OTHER_STACKS =
  "give every stack of the organization together, each as --state NAME=FILE or --plan NAME=FILE: another one may hold them";

const DISAGREEMENT =
  "configuration, state and Automox disagree: settle with whoever changed it, then edit the configuration or apply it";

function words(label: string, says: Phrase): SuggestedAction {
  return { label, form: "words", text: plainText(says), language: null, says };
}
const copied = (label: string, form: "command" | "ignore", text: string): SuggestedAction => ({
  ...{ label, form, text, language: null, says: null },
});

const code = (label: string, language: Language, text: string): SuggestedAction => ({
  ...{ label, form: "code", text, language, says: null },
});

type Value = string | Readonly<Record<string, string>>;

function accept(
  setting: Setting | undefined,
  { place, language }: { readonly place: string; readonly language: Language },
): SuggestedAction {
  const { name = "", value = null } = setting ?? {};
  if (value === null) return words("Accept", phrase`write what Automox has into ${place}`);
  const comment = `${language === "hcl" ? "#" : "//"} ${harmless(place, 1_000)}`;
  return code("Accept", language, `${comment}\n${assignment({ name, value }, language)}`);
}

/** As HCL, or as a property of an object in TypeScript. */
function assignment(
  { name, value }: { readonly name: string; readonly value: Value },
  language: Language,
): string {
  const isHcl = language === "hcl";
  const text = (plain: string) => (isHcl ? hclText(plain) : visibleJson(withoutTemplates(plain)));
  const of = (key: string, it: string) => `${key}${isHcl ? " = " : ": "}${it}${isHcl ? "" : ","}`;
  if (typeof value === "string") return of(spelled(name, language), text(value));
  const entries = Object.entries(value).map(([key, each]) => `  ${of(text(key), text(each))}\n`);
  return of(spelled(name, language), `{\n${entries.join("")}}`);
}

const spelled = (name: string, language: Language): string =>
  language === "hcl" ? name : name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const importBlock = ({ address, org, person: { email } }: Actionable): SuggestedAction =>
  code("Adopt", "hcl", `import {\n  to = ${address}\n  id = ${hclText(`${org}/${email}`)}\n}`);

function importExisting(place: string, type: PersonType | undefined): SuggestedAction {
  const name = type === "automox_org_membership" ? "AutomoxOrgMembership" : "AutomoxUser";
  return words(
    "Adopt",
    phrase`write ${`${name}.importExisting(`} for ${`new ${name}(`} at ${place}, apply, and turn it back`,
  );
}

/** Of everything that waits: AMX012 refuses the plan of one address, because it leaves out what else would happen. */
const apply = (label: string): SuggestedAction => copied(label, "command", "terraform apply");

/**
 * The pattern that fits this item: what gitignore patterns give a meaning to is escaped, and a slash would be
 * another level.
 */
export function ignorePattern({ kind, org, person }: Pick<DriftItem, "kind" | "org" | "person">): string {
  return patternOf(kind, person.email, org);
}

/** The same for what cannot be compared. */
export const gapPattern = ({ person, org, attribute }: Gap): string =>
  `${patternOf(NOT_COMPARED, person.email, org ?? "-")}/${attribute ?? "everything"}`;

function patternOf(kind: string, address: string, org: number | string): string {
  const email = address.toLowerCase().replaceAll("/", "%2F");
  return `${kind}/${email.replaceAll(/[*?[\]\\!#\s]/g, "\\$&")}/${org}`;
}
