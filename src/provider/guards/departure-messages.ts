import type { Diagnostic } from "../../framework/diagnostics";
import type { Leaver } from "./departures";

type Words = Omit<Diagnostic, "severity">;

const ACT: Record<Leaver["kind"], string> = { removal: "remove", deactivation: "disable", demotion: "lower" };

const allow = (line: string): string =>
  `To allow it all the same, write in the provider block:\n\n  guards = { ${line} }`;

/** In a destroy the normal plan runs first and would stop here too. */
const DESTROY =
  "terraform destroy checks the same; with -refresh=false it skips the plan that comes before it, not this guard.";

export const departureMessages = {
  lastAdmin: (leaver: Leaver): Words => ({
    code: "guard/last-admin",
    summary: `Cannot ${ACT[leaver.kind]} ${leaver.email}: the last active administrator of organization ${leaver.org}`,
    detail:
      "Without an active administrator nobody could invite or change anybody any more. People who have not accepted yet do not count, " +
      "nor does somebody raised in the same run: swapping the last administrator takes two applies, first raise the new one, then " +
      `lower the old one. ${allow('last_admin = "off"')}\n\n${DESTROY}`,
  }),
  ownUser: (leaver: Leaver): Words => ({
    code: "guard/own-user",
    summary: `Cannot ${ACT[leaver.kind]} ${leaver.email}: the owner of the API key in use`,
    detail:
      "A key has the rights of its owner, so this run, and every later one, would lose them. Use the key of somebody else. " +
      `${allow('own_user = "off"')}\n\n${DESTROY}`,
  }),
  tooMany: (leaver: Leaver, { count, allowed }: { count: number; allowed: number }): Words => ({
    code: "guard/max-removals",
    summary: `Too many people of organization ${leaver.org} would lose access`,
    detail:
      `${leaver.email} is number ${count} to be removed, replaced or disabled in this run, and at most ${allowed} are allowed ` +
      "(guards.max_removals; by default a quarter of the members and never less than 2). terraform destroy is no exception. " +
      `To allow it all the same, write the number you mean in the provider block:\n\n  guards = { max_removals = ${count} }`,
  }),
};
