import type { ApiKey } from "../../automox/model/api-key";
import type { Finding } from "../../framework/diagnostics";

/** What destroying a person does with their API keys. */
export type KeyPolicy = "report" | "disable" | "delete";

/** `"CI" (7)`: never a key's text, which no answer's decoder lets through. */
export const nameOfKey = ({ id, name, isEnabled }: ApiKey): string =>
  `${name === null ? "without a name" : JSON.stringify(name)} (${id}${isEnabled === false ? ", disabled" : ""})`;

const namesOf = (keys: readonly ApiKey[]): string => keys.map(nameOfKey).join(", ");

interface Ahead {
  readonly policy: KeyPolicy;
  /** By organization. */
  readonly keys: readonly (readonly [org: number, keys: readonly ApiKey[]])[];
  /** The keys are of whoever owns the key of this run. */
  readonly isOwner: boolean;
}

/** One or two sentences of a plan about the keys of whoever leaves. */
export function keySentence({ policy, keys, isOwner }: Ahead): string {
  const orgs = keys.map(([org]) => org).join(", ");
  const found = keys.filter(([, list]) => list.length > 0);
  if (found.length === 0) return `Automox lists no API key of theirs in organization ${orgs}.`;
  const list = found.map(([org, listed]) => `in organization ${org} ${namesOf(listed)}`).join("; ");
  if (isOwner) return `The key of this run is theirs, so none of their API keys is touched: ${list}.`;
  if (policy === "report")
    return (
      `API keys of theirs stay as they are, and may go on working: ${list}. Disable or delete them under ` +
      'Settings > Secrets & Keys in the console, or write on_destroy_api_keys = "disable" or "delete" and ' +
      "apply that before destroying."
    );
  return `Right before, these API keys of theirs are ${policy}d: ${list}.`;
}

/** Where the list of keys cannot be read. */
export const keysUntold = (policy: KeyPolicy, why: string): string =>
  `Automox does not tell which API keys they have (${why}). ` +
  (policy === "report"
    ? "Keys they made may go on working: look under Settings > Secrets & Keys in the console."
    : `on_destroy_api_keys = "${policy}" needs that list, so the apply of this person will fail where it still does not.`);

/** The summary is constant, so that Terraform folds many into one. For departures that no other warning tells of. */
export const keysAheadOfDisabling = (email: string, sentence: string): Finding => ({
  code: "user/api-keys",
  summary: "People who are disabled have API keys",
  detail: `${email} is disabled, not removed. ${sentence}`,
});

const OTHERWISE =
  'Nothing was taken from the person. Apply again, or write on_destroy_api_keys = "report" and apply that ' +
  "before destroying; the keys are under Settings > Secrets & Keys in the console.";

const cannot = (policy: KeyPolicy, email: string): string => `Cannot ${policy} API keys of ${email}`;

export const keyCallFailed = (policy: KeyPolicy, email: string, why: string): Finding => ({
  code: "user/api-keys",
  summary: `${cannot(policy, email)}, so the person stays`,
  detail: `${why}\n\n${OTHERWISE}`,
});

export const keyUnchanged = (policy: KeyPolicy, key: ApiKey): string =>
  policy === "disable"
    ? `Automox answered success, and does not show the key ${namesOf([key])} as disabled.`
    : `Automox answered success, and the key ${namesOf([key])} is still there.`;

export const OWNER_UNTOLD =
  "Automox does not say whose API key this run uses (GET /users/self gave no answer), and the key of the run " +
  "itself must not be touched.";

export const keysShared = (email: string, keys: readonly ApiKey[]): Finding => ({
  code: "user/api-keys-kept",
  summary: "The provider kept API keys, because the keys belong to further organizations",
  detail:
    `Automox lists these keys of ${email} in further organizations, or as those of another one: ` +
    `${namesOf(keys)}. The provider did not change them. A global key is under Settings > Secrets & Keys in the console.`,
});
