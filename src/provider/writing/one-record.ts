import { foldEmail } from "../../automox/wire/email";
import type { Member } from "../person/member";
import type { Place } from "../run/place";

/**
 * Names and address belong to a record that all organizations of a person share. A user and their memberships may want
 * the same change in one apply: one after the other, the second look finds it done.
 */
export const onOneRecord = <T>(
  { run }: Place,
  { userId, email }: Member,
  lookAndWrite: () => Promise<T>,
): Promise<T> => run.records.run(userId === null ? foldEmail(email) : String(userId), lookAndWrite);
