import { type ComponentChild, h } from "preact";
import type { MatrixHeader } from "../model/model";
import { fact, own, time } from "./text";

/** Of what, when, by what and for whom; above all, whether it is whole. */
export function header(model: MatrixHeader): ComponentChild {
  const { account, scope, takenAt, tool, keyOwner, scanned, total, isCompared } = model;
  const unnamed = isCompared ? "a state" : "nothing";
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
    model.isComplete ? null : banner(model),
  );
}

const banner = ({ problems, scanned, total }: MatrixHeader): ComponentChild =>
  h(
    "section",
    { class: "banner", "aria-labelledby": "incomplete" },
    h("h2", { id: "incomplete" }, "Incomplete: do not take absence for proof"),
    h(
      "p",
      null,
      `${scanned} of ${total} organizations were read to the end. Who is not here may still have access.`,
    ),
    problems.length === 0
      ? null
      : h(
          "ul",
          null,
          problems.map((problem) => h("li", null, own(problem))),
        ),
  );
