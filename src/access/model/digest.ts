import { createHash } from "node:crypto";
import { foldEmail } from "../../automox/wire/email";
import { foldRole } from "../facts/rank";
import type { Change, Standing } from "./change";
import type { Difference } from "./difference";
import { codeOf, isAfterApply, isSensitive, type Sealing, type Told } from "./told";

export const digestText = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * What a change does to whom, whatever the spelling, the order, the version of Terraform, the cause and, of a known
 * person, the address.
 */
export function meaningOf(change: Change, key: string | null): readonly unknown[] {
  const { kind, person, place, from, to, gap, resend, fields, how, keys, deferred, live, source } = change;
  const told = (value: Told, fold?: Sealing["fold"]) => meaningOfTold(value, { key, fold });
  const standing = (side: Standing | null) => side && [told(side.role, foldRole), side.status];
  return [
    kind,
    source.type,
    told(person.email, foldEmail) ?? `?${source.stack ?? ""}:${source.address}`,
    place.scope,
    told(place.id, (id) => id.toLowerCase()),
    standing(from),
    standing(to),
    [gap, resend, deferred, live],
    meaningOfFields(fields, key),
    how,
    keys,
  ];
}

/** Another spelling of an address is nothing; what is not known is never the same. */
const meaningOfFields = (fields: Change["fields"], key: string | null): readonly unknown[] =>
  fields.flatMap(({ field, from, to }) => {
    const isEmail = field === "email";
    const sealing = { key, fold: isEmail ? foldEmail : undefined };
    const [old, next] = [meaningOfTold(from, sealing), meaningOfTold(to, sealing)];
    const isSpelling = isEmail && !isAfterApply(to) && JSON.stringify(old) === JSON.stringify(next);
    return isSpelling ? [] : [[field, old, next]];
  });

function meaningOfTold(told: Told, sealing: Sealing): unknown {
  if (told === null) return null;
  if (typeof told === "string") return sealing.fold?.(told) ?? told;
  return told.hidden === "sensitive" ? { code: codeOf(told, sealing) } : { known: "after apply" };
}

/** SHA-256 in hex, 32 digits: the same in every run for one change. Sensitive values are not in it. */
export const fingerprintOf = (change: Change): string =>
  digestText(JSON.stringify(meaningOf(change, null))).slice(0, 32);

/**
 * What was reviewed, in one line: `v2:` (`v2-live:` where a roster was asked) and SHA-256 of everything in the first
 * two parts of the difference. Null where something is sensitive and no key is given: a digest of it could be guessed.
 */
export function accessDigest(difference: Difference, key: string | null = null): string | null {
  const { isLive, access, other, settings, actions } = difference;
  // An update that only reads again is nothing.
  const changes = [...access, ...other].filter(
    ({ kind, fields }) => kind !== "policy" || meaningOfFields(fields, key).length > 0,
  );
  if (isGuessable([changes, actions], key)) return null;
  const meanings = [
    ...changes.map((change) => meaningOf(change, key)),
    ...settings.map(({ stack, provider, setting, to }) => ["setting", stack, provider, setting, to]),
    ...actions.map(({ stack, address, type, config, isDeferred }) => [
      "action",
      type,
      stack,
      address,
      meaningOfFields(config, key),
      ...(isDeferred ? ["deferred"] : []),
    ]),
  ].map((meaning) => JSON.stringify(meaning));
  return `v2${isLive ? "-live" : ""}:${digestText(JSON.stringify(meanings.sort()))}`;
}

/** Whether something sensitive in it, however deep, has no code. */
const isGuessable = (value: unknown, key: string | null): boolean =>
  isSensitive(value)
    ? codeOf(value, { key }) === null
    : typeof value === "object" &&
      value !== null &&
      Object.values(value).some((each) => isGuessable(each, key));
