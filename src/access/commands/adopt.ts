import { join, resolve } from "node:path";
import { foldEmail } from "../../automox/wire/email";
import { FORM_NAMES, FORMS, type Form } from "../adopt/adoption-forms";
import { LIBRARIES } from "../adopt/cdktf-code";
import { importMapText, readImportMap } from "../adopt/import-map";
import { knownPeople, MAP_ENDING } from "../adopt/known-people";
import { nextSteps } from "../adopt/next-steps";
import { DATA_FORMATS } from "../adopt/people-data";
import { type AdoptionPlan, planAdoption } from "../adopt/plan-adoption";
import { isPassed, VERIFY_FORMATS, verdictText } from "../adopt/verdict-text";
import { verifyAdoption } from "../adopt/verify-adoption";
import { writeBeside } from "../adopt/write-beside";
import { AccessError } from "../cli/access-error";
import { accessCommand, type Io } from "../cli/command";
import { EXIT } from "../cli/exit-code";
import { FORMAT, formats, outputsOr, writeOutputs } from "../cli/formats";
import { type OptionsOf, oneOf, preset } from "../cli/options";
import { readText } from "../cli/read-text";
import { parseSelection } from "../export/selection";
import { toolOf } from "../facts/document-parts";
import { withoutPeople } from "../facts/without-people";
import { redactionFor, redactionOf } from "../guards/policy";
import { ROSTER, type RosterOptions, rosterFrom, tellIncomplete } from "../live/roster-source";
import { loadPlan } from "../terraform/load-plan";
import { plural } from "../text/plural";
import { harmless } from "../text/safe-text";

const OPTIONS = {
  ...ROSTER,
  "--as <form>": oneOf(
    "Terraform's language, TypeScript, import blocks for which Terraform writes the resources, Terraform's JSON, or a list of people for AutomoxTeam",
    FORM_NAMES,
  ),
  "--library <name>": oneOf("for --as cdktf", LIBRARIES, "cdktf"),
  "--data-format <name>": oneOf("for --as data", DATA_FORMATS, "csv"),
  "--out <folder>": preset("where the files go", "."),
  "--name <base>": preset("how their names begin; what is there is not written over", "adopted-people"),
  "--detailed-exitcode": "end with 2 where something was written",
  "--state <file>*":
    "leave out who is managed: what `terraform show -json` prints, - for stdin; several times",
  "--select <what>*": "some of them: email=PATTERN, role=ROLE, status=STATUS, org=NUMBER or @FILE",
  "--plan <file>": "for verify: what `terraform show -json` prints for a plan, or -",
  "--terraform-dir <folder>":
    "for verify: starts Terraform and its providers there, where init ran, to read a saved plan",
  "--map <file>*": "for verify: a map that adopt wrote; everybody in it must be in the plan",
  [FORMAT]: formats(VERIFY_FORMATS),
};

type AdoptOptions = RosterOptions & OptionsOf<typeof OPTIONS>;

export const adoptCommand = accessCommand({
  name: "adopt",
  summary:
    "Writes code that takes people who are in Automox already under management; `adopt verify` checks its plan.",

  argument: ["verify", "check a plan instead: everybody is imported, and nothing about them changes"],
  options: OPTIONS,

  async run(options, io) {
    const [what, ...more] = options.args;
    if (what === undefined) return adopt(options, io);
    if (what === "verify" && more.length === 0) return verify(options, io);
    throw new AccessError(`adopt has no ${JSON.stringify(what)}; there is \`adopt\` and \`adopt verify\`.`);
  },
});

async function adopt(options: AdoptOptions, io: Io): Promise<number> {
  const { as, name } = options;
  if (as === undefined)
    throw new AccessError(`Say in which form: ${FORM_NAMES.map((form) => `--as ${form}`).join(" or ")}.`);
  if ((redactionOf(options) ?? "none") !== "none")
    throw new AccessError("adopt writes code, which needs the real addresses: leave --redact out.");
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name))
    throw new AccessError("Expected --name to be letters, digits, _ and - only.");
  const folder = resolve(io.cwd, options.out);
  const known = await knownPeople({ states: options.state ?? [], folder, base: name }, io);
  const selection = await parseSelection(options.select ?? [], (path) => readText(io, path));
  const roster = await rosterFrom(options, io);
  if (roster.completeness.status === "incomplete") {
    tellIncomplete(roster, io, "none");
    io.stderr.write(
      "Nothing was written: adopt gives each person to their first organization, and some organizations are missing.\n",
    );
    return EXIT.incomplete;
  }
  const { plan, files } = FORMS[as](planAdoption(roster, { known, isWanted: selection.matches }), options);
  const map = { [MAP_ENDING]: importMapText(plan, toolOf(io.version)) };
  const written = plan.adoptions.length === 0 ? [] : await writeBeside(folder, name, { ...files, ...map });
  tellLeftOut(plan, as, io);
  const place = { folder: options.out, map: join(options.out, written.at(-1) ?? "") };
  io.stdout.write(
    summary(
      plan,
      written.map((file) => join(options.out, file)),
    ),
  );
  if (written.length > 0) io.stdout.write(`${nextSteps(as, place)}\n`);
  return options.detailedExitcode === true && written.length > 0 ? EXIT.changes : EXIT.clean;
}

const ENABLE =
  "To adopt somebody disabled, enable the account in the console under Settings > Users, and run adopt again.\n";

const WITH_COMMENTS: ReadonlySet<Form> = new Set(["hcl", "cdktf", "import-blocks"]);

function tellLeftOut({ leftOut, disabled, adoptions }: AdoptionPlan, form: Form, io: Io): void {
  const isWritten = adoptions.length > 0;
  for (const { email, org, why } of leftOut)
    io.stderr.write(`${harmless(email)}${org === null ? "" : ` in ${org}`} ${why}.\n`);
  for (const { email, org } of disabled)
    io.stderr.write(
      `${harmless(email)} in ${org} is disabled: ${isWritten && WITH_COMMENTS.has(form) ? "written as a comment" : "left out"}.\n`,
    );
  if (disabled.length > 0) io.stderr.write(ENABLE);
}

function summary({ adoptions, managed }: AdoptionPlan, files: readonly string[]): string {
  const pending = adoptions.filter(({ status }) => status === "pending").length;
  const left = managed > 0 ? ` ${plural(managed, "membership is", "memberships are")} managed already.` : "";
  if (files.length === 0) return `Nobody new to adopt.${left}\n`;
  const people = new Set(adoptions.map(({ email }) => foldEmail(email))).size;
  const places =
    adoptions.length === people ? "" : ` in ${plural(adoptions.length, "membership", "memberships")}`;
  const waiting = pending > 0 ? `, ${pending} of them pending` : "";
  const first = `${plural(people, "person", "people")} to adopt${places}${waiting}.${left}`;
  const written = files.map((file) => `Written: ${file}\n`).join("");
  return `${first}\n${written}`;
}

async function verify(options: AdoptOptions, io: Io): Promise<number> {
  if (options.plan === undefined)
    throw new AccessError(
      "adopt verify needs --plan FILE: save a plan with `terraform plan -out=PLAN`, print it with `terraform show -json PLAN > FILE`.",
    );
  const maps = [];
  for (const file of options.map ?? []) maps.push(...readImportMap(await readText(io, file), file));
  const redaction = await redactionFor(options, io);
  const plan = await loadPlan(options.plan, { io, terraformDir: options.terraformDir });
  const whole = verifyAdoption(plan, options.map === undefined ? undefined : maps);
  const verdict = withoutPeople(whole, redaction, [plan.changes, maps]);
  await writeOutputs(outputsOr(options.format, "table"), io, (format) => verdictText(format, verdict));
  return isPassed(whole) ? EXIT.clean : EXIT.guard;
}
