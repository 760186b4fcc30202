import { fail } from "../../framework/diagnostics";
import type { Place } from "../run/place";

/** For somebody whose row carries nothing that a write could name them by. Not gone: nothing is called done. */
export const unnumbered = ({ org }: Place, act: "change" | "remove", email: string): never =>
  fail({
    code: "user/unnumbered",
    summary: `Cannot ${act} ${email}: Automox lists them without a number`,
    detail:
      `The person is on the list of organization ${org}, but the row carries neither number nor UUID, and every ` +
      "write needs one. Nothing was sent, and the state was left as it is. Apply again later, or do it under " +
      "Settings > Users in the console.",
  });
