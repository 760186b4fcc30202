import { createHash } from "node:crypto";
import { foldEmail } from "../../automox/wire/email";
import { repeated } from "../facts/order";

/** Ids that are in use, with the folded e-mail of whom they stand for; null where that is not known. */
export type TakenIds = ReadonlyMap<string, string | null>;

/**
 * A readable id for everybody: the part of the address before the `@`. Where two people share it, the domain
 * follows, and a digest where even that is shared. Never a position, so that nobody's id depends on who else
 * comes or goes; ids that are taken by somebody else are passed over, and somebody who has one keeps it. Fits
 * names of Terraform resources and of constructs.
 */
export function idsFor(emails: readonly string[], taken: TakenIds): ReadonlyMap<string, string> {
  const people = [...new Set(emails.map(foldEmail))].sort();
  const own = new Map([...taken].flatMap(([id, email]) => (email === null ? [] : [[email, id] as const])));
  const ids = new Map<string, string>();
  const candidates = (email: string) => [
    localId(email),
    domainId(email),
    `${domainId(email)}_${digest(email)}`,
  ];
  const shared = [0, 1].map((level) => repeated(people.map((email) => candidates(email)[level] ?? "")));
  for (const email of people) {
    const isFree = (id: string) => !taken.has(id) || taken.get(id) === email;
    const [local = "", withDomain = "", withDigest = ""] = candidates(email);
    const readable = [local, withDomain].find((id, level) => !shared[level]?.has(id) && isFree(id));
    ids.set(email, own.get(email) ?? readable ?? withDigest);
  }
  return ids;
}

/**
 * The id of somebody's membership in a further organization. Constructs of both types share one scope, so a
 * digest follows where somebody else is called that.
 */
export function membershipId(
  { personId, org, email }: { readonly personId: string; readonly org: number; readonly email: string },
  isTaken: (id: string) => boolean,
): string {
  const id = `${personId}_${org}`;
  return isTaken(id) ? `${id}_${digest(foldEmail(email))}` : id;
}

const localId = (email: string): string => word(email.slice(0, email.lastIndexOf("@")), email);

const domainId = (email: string): string => word(email.replace("@", "_"), email);

/** ASCII letters, digits and underscores, a letter first. */
function word(text: string, email: string): string {
  // One by one: the order of marks is of no account, and putting many in order is the work.
  const letters = Array.from(text, (letter) => letter.normalize("NFKD")).join("");
  const plain = letters
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== "")
    .join("_");
  if (plain === "") return `user_${digest(email)}`;
  // The libraries look constructs up in a plain object, which has `constructor` from the start.
  return /^[a-z]/.test(plain) && !(plain in {}) ? plain : `user_${plain}`;
}

const digest = (email: string): string => createHash("sha256").update(email).digest("hex").slice(0, 8);
