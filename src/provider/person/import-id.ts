import { fail } from "../../framework/diagnostics";

/** What an import id names: a person by address or number, in a named organization or in the provider's. */
interface ImportId {
  readonly org: number | undefined;
  readonly who: { readonly email: string } | { readonly userId: number };
}

const number = (text: string): number | undefined => {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
};

/**
 * `ORG/EMAIL`, `ORG/USER_ID`, `EMAIL` or `USER_ID`. Split at the first `/`, and only if all digits
 * stand left of it: an address may hold a slash.
 */
export function parseImportId(id: string): ImportId | undefined {
  const slash = id.indexOf("/");
  const org = slash > 0 ? number(id.slice(0, slash)) : undefined;
  const rest = org === undefined ? id : id.slice(slash + 1);
  const userId = number(rest);
  if (userId !== undefined) return { org, who: { userId } };
  if (/^[^@\s]+@[^@\s]+$/.test(rest)) return { org, who: { email: rest } };
  return undefined;
}

export const IMPORT_ID_FORM =
  "An import id is an e-mail address or a user number, alone or after an organization number: " +
  "12345/ada@example.com, 12345/101, ada@example.com or 101.";

export const requireImportId = (id: string): ImportId =>
  parseImportId(id) ??
  fail({ code: "import/invalid-id", summary: `Cannot import ${JSON.stringify(id)}`, detail: IMPORT_ID_FORM });
