import { nonEmpty } from "../../framework/checks";
import { oneOf, text } from "../../framework/schema";

/** Two-factor authentication. Both contracts have one record of a person, and one call that changes it. */
export const secondFactor = {
  two_factor: oneOf("enabled").optional({
    doc:
      "`enabled`: some second factor is on; `email` is set where none is on. Another method is not lowered. " +
      "Turning it off in the console is a difference.",
  }),
  two_factor_reset: text.optional({
    checks: [nonEmpty],
    doc:
      "Any text; another text resets the second factor once, to `email`, for somebody who lost theirs. In the " +
      "create that invites or takes over it is just recorded.",
  }),
  two_factor_reset_to: oneOf("email", "disabled").optional({
    policy: true,
    doc:
      "What a reset sets: `email` (default), or `disabled`, which leaves the person without a second factor " +
      'where Automox allows that. Not beside `two_factor = "enabled"`. Changing it resets nothing by itself.',
  }),
  two_factor_method: text.computed({
    nullable: true,
    doc: "Second factor that is on, `disabled`, or null where the API does not say.",
  }),
};
