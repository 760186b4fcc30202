import { fail } from "../../framework/diagnostics";
import type { Member } from "../person/member";
import type { Place } from "../run/place";

export const vanished = ({ org }: Place, { email }: Pick<Member, "email">): never =>
  fail({
    code: "user/vanished",
    summary: `Cannot change ${email}: no longer in organization ${org}`,
    detail:
      "The person was there when the plan was made and is gone now: removed in the console, or by an " +
      "identity provider. Nothing was written. Plan again; the next plan shows an invitation. Somebody " +
      "disabled may be out of sight: they can be changed together with active = true, which enables " +
      "them first.",
  });
