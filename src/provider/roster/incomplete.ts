import { fail } from "../../framework/diagnostics";
import type { Snapshot } from "./snapshot";

/** Nobody may be judged gone by a listing that is shorter than it says itself. */
export const refuseIncomplete = (org: number, { users, announced }: Snapshot): never =>
  fail({
    code: "roster/incomplete",
    summary: `The list of organization ${org} is incomplete`,
    detail:
      `Automox announced ${announced} people and listed ${users.length}, twice. Somebody of the state is not among them, but cannot be ` +
      "called gone on that evidence; the state was left as it is. Run again later.",
  });
