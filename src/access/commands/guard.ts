import { AccessError } from "../cli/access-error";
import { wantsColor } from "../cli/colors";
import { accessCommand } from "../cli/command";
import { EXIT, worst } from "../cli/exit-code";
import { FORMAT, formats, outputsOr, writeOutputs } from "../cli/formats";
import type { OptionsOf } from "../cli/options";
import { readText } from "../cli/read-text";
import { withoutPeople } from "../facts/without-people";
import { readPolicy } from "../guards/policy";
import { reviewAnnotations } from "../review/annotations";
import { guardTable } from "../review/guard-table";
import { guardCode, PLAN, reviewPlans } from "../review/plan-options";
import { redactReview } from "../review/redact-review";
import type { ReviewDocument } from "../review/review-schema";
import { jsonText } from "../text/json-text";
import { harmless } from "../text/safe-text";
import { exitCode } from "./review";

const OPTIONS = {
  ...PLAN,
  [FORMAT]: formats(["table", "json", "annotations"]),
  "--digest <file>": "file that review --digest-out wrote: the plan must do the same to people",
  "--allow-unevaluated <code>": guardCode(
    "pass although a blocking rule could not be asked; needs a --reason of its own",
  ),
};

export const guardCommand = accessCommand({
  name: "guard",
  summary:
    "Asks the guards about a plan, for the gate before apply; with --digest, whether it is what was reviewed.",

  options: OPTIONS,

  async run(options, io) {
    const policy = await readPolicy(options, io);
    const reviewed =
      options.digest === undefined ? undefined : digestIn(await readText(io, options.digest), options.digest);
    const { allow = [], allowUnevaluated = [], reason = [] } = options;
    if (allow.length + allowUnevaluated.length !== reason.length)
      throw new AccessError(
        "Every --allow CODE and every --allow-unevaluated CODE needs a --reason TEXT of its own; those of --allow come first.",
      );
    const judged = { ...options, reason: reason.slice(0, allow.length) };
    const whole = await reviewPlans(judged, io, { policy, reviewed });
    const document = redactReview(whole, policy.redact);
    await writeOutputs(outputsOr(options.format, "table"), io, (format) => {
      if (format === "json") return jsonText(document);
      if (format === "annotations") return reviewAnnotations({ ...document, items: [] });
      return guardTable(document, { color: wantsColor(options, io) });
    });
    const unasked = unevaluated(whole.guards, options);
    const open = unasked.filter(({ code }) => !allowUnevaluated.includes(code));
    for (const { code, name } of unasked) {
      const why = reason[allow.length + allowUnevaluated.indexOf(code)];
      const words = open.some((each) => each.code === code) ? "it must be" : `passed all the same: ${why}`;
      io.stderr.write(
        `automox-access: ${code} ${name} was not evaluated: ${harmless(withoutPeople({ words }, policy.redact, whole).words, 500)}\n`,
      );
    }
    return worst(exitCode(whole, "plain"), open.length > 0 ? EXIT.incomplete : EXIT.clean);
  },
});

/** Rules that should block and were not asked; one that the policy switches off counts if this run asked for it. */
function unevaluated(
  guards: ReviewDocument["guards"],
  { digest, live, roster, authorEmail }: OptionsOf<typeof OPTIONS>,
): readonly ReviewDocument["guards"][number][] {
  const asked = [
    ...(digest === undefined ? [] : ["AMX016"]),
    ...(live || roster !== undefined ? ["AMX013"] : []),
    ...(authorEmail === undefined ? [] : ["AMX011"]),
  ];
  return guards.filter(
    ({ status, level, code }) =>
      status === "not-evaluated" && (level === "block" || (level === "off" && asked.includes(code))),
  );
}

/** An empty or foreign file must not pass for a review. */
function digestIn(text: string, file: string): string {
  const digest = text.trim();
  if (/^v1:/.test(digest))
    throw new AccessError(
      `${file} holds a digest of an older automox-access (v1), which covers less. Review again with this version.`,
    );
  if (!/^v2(?:-live)?:[0-9a-f]{64}$/.test(digest))
    throw new AccessError(
      `${file} holds no digest. Expected what \`automox-access review --digest-out\` writes.`,
    );
  return digest;
}
