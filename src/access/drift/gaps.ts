import type { ManagedPerson } from "../facts/managed";
import type { DriftDocument } from "./item";

/** Something that a stack sets and that nobody could compare. */
export type Gap = Omit<DriftDocument["notCompared"][number], "accepted">;

/** Only what Automox never tells can be accepted; what was not read this time is for the next. */
export const mayBeAccepted = ({ reason }: Gap): boolean => reason !== "unread" && reason !== "unplanned";

const UNTOLD: Readonly<Record<string, string>> = {
  role: "the list does not tell their role",
  account_role: "no list tells their role in the account",
  first_name: "the list does not tell their name",
  last_name: "the list does not tell their name",
  two_factor: "the list does not tell whether they have a second factor",
  active: "the list does not tell their status",
  prefs_json: "the list does not tell preferences",
};

/** The list has the person, and is silent about the attribute; before an invitation is accepted it often is. */
export const whyUntold = (attribute: string): string => UNTOLD[attribute] ?? "the list does not tell it";

export const UNREAD = "they were not seen, and the list was not read to its end";
export const UNSEEN = "Automox may show nobody before the invitation is accepted";
export const UNPLANNED = "a plan shows just a part of the configuration, so nobody can tell who manages them";

interface About extends Pick<Gap, "org" | "attribute" | "reason" | "why"> {
  readonly stack: string | null;
  readonly managed: ManagedPerson;
  readonly email: string;
}

export const gapOf = ({ managed, email, org, attribute, reason, why, stack }: About): Gap => {
  const { userId, uuid, address, constructPath } = managed;
  return { person: { email, userId, uuid }, org, attribute, reason, why, stack, address, constructPath };
};
