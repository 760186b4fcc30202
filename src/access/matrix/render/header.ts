import { type ComponentChild, h } from "preact";
import { plural } from "../../text/plural";
import type { MatrixHeader } from "../model/build-model";
import { bullets, fact, own, section, time } from "./text";

/** Of what, when, by what and for whom; above all, whether it is whole. */
export function header(model: MatrixHeader): ComponentChild {
  const { account, scope, takenAt, tool, keyOwner, scanned, total, isCompared, isComplete, problems } = model;
  const unnamed = isCompared ? "a state" : "nothing";
  const read = `${scanned} of ${plural(total, "organization", "organizations")} ${total === 1 ? "was" : "were"} read to the end.`;
  const warning = `${scanned < total ? read : "Not everything could be compared."} Who is not here may still have access.`;
  return h(
    "header",
    null,
    h("h1", null, "Access matrix"),
    h(
      "dl",
      { class: "facts" },
      fact("Account", own(account)),
      fact("Taken at", time(takenAt)),
      fact("Organizations read", `${scanned} of ${total}`),
      fact("Compared with", scope === null ? unnamed : own(scope)),
      fact("Key of", keyOwner === null ? "unknown" : own(keyOwner)),
      fact("Made by", tool),
    ),
    isComplete
      ? null
      : section(
          { class: "banner", "aria-labelledby": "incomplete" },
          "Incomplete: do not take absence for proof",
          h("p", null, warning),
          bullets(undefined, problems.map(own)),
        ),
  );
}
