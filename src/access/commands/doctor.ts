import { resolve } from "node:path";
import { ClientOptionError } from "../../automox/transport/options";
import { AccessError } from "../cli/access-error";
import { accessCommand, type Io } from "../cli/command";
import { EXIT } from "../cli/exit-code";
import { FORMAT, formats, outputsOr, writeOutputs } from "../cli/formats";
import { type OptionsOf, preset } from "../cli/options";
import { startProgress } from "../cli/progress";
import { accountChecks } from "../doctor/account-checks";
import { probeApi } from "../doctor/api-probe";
import { about, type Check } from "../doctor/doctor-schema";
import { DOCTOR_FORMATS, doctorText, isHealthy } from "../doctor/doctor-text";
import { probeChecks, requestsCheck } from "../doctor/probe-checks";
import { terraformCheck } from "../doctor/terraform-check";
import { toolOf } from "../facts/document-parts";
import type { Redaction } from "../facts/redact";
import { redactionFor, redactionOf } from "../guards/policy";
import { baseUrlOf, LIVE, type LiveOptions, scopeOf, withLiveClient } from "../live/live-client";

const OPTIONS = {
  ...LIVE,
  [FORMAT]: formats(DOCTOR_FORMATS),
  "--terraform-dir <folder>": preset("where terraform init runs", "."),
};

type DoctorOptions = LiveOptions & OptionsOf<typeof OPTIONS>;

export const doctorCommand = accessCommand({
  name: "doctor",
  summary:
    "Looks at everything that has to be right: key, network, clock, contract, Terraform, provider. Changes nothing.",

  options: OPTIONS,

  async run(options, io) {
    const policy = await policyCheck(options, io);
    const checks = [...(await looked(options, io)), policy.check];
    const tool = toolOf(io.version);
    const checkedAt = io.now().toISOString();
    await writeOutputs(outputsOr(options.format, "table"), io, (format) =>
      doctorText(format, { checks, tool, checkedAt, redaction: policy.redaction }),
    );
    return isHealthy(checks) ? EXIT.clean : EXIT.error;
  },
});

/** Everything that takes time. */
async function looked(options: DoctorOptions, io: Io): Promise<readonly Check[]> {
  const progress = startProgress("Looking at the surroundings, part", io, options);
  try {
    progress.update(0, 2, "key, network, account");
    const automox = await automoxChecks(options, io);
    progress.update(1, 2, "Terraform and the provider");
    const { tool, check } = await terraformCheck(io);
    const folder = resolve(io.cwd, options.terraformDir);
    return [...automox, check, ...((await io.installation?.({ folder, tool })) ?? [])];
  } finally {
    progress.end();
  }
}

async function policyCheck(
  options: DoctorOptions,
  io: Io,
): Promise<{ readonly check: Check; readonly redaction: Redaction }> {
  const { ok, fail } = about("policy");
  try {
    const redaction = await redactionFor(options, io);
    return { redaction, check: ok("The policy file is right, or there is none.") };
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    // What it says about hiding people is not known, so they are hidden.
    const redaction = redactionOf(options) ?? "hash";
    const remedy = "Correct the policy file, or name another with --config.";
    return { redaction, check: fail(error.message, remedy) };
  }
}

async function automoxChecks(options: DoctorOptions, io: Io): Promise<readonly Check[]> {
  const apiKey = io.env.AUTOMOX_API_KEY?.trim();
  if (!apiKey)
    return [
      about("key").fail(
        "AUTOMOX_API_KEY is not set.",
        "Make a key in the console under Settings > Secrets & Keys (Setup & Configuration > Keys in older ones), as an administrator.",
      ),
      about("reachability").skipped("Without a key Automox was not asked."),
    ];
  try {
    const baseUrl = baseUrlOf(options, io);
    const probe = await probeApi({ ...io, apiKey, baseUrl, userAgent: `automox-access/${io.version}` });
    const first = probeChecks(probe).map((check) =>
      check.id === "clock" && options.now !== undefined
        ? about("clock").skipped("The clock was not looked at, because --now takes its place.")
        : check,
    );
    if (first.some(({ status, id }) => status === "fail" && id !== "clock"))
      return [...first, about("owner").skipped("Owner, organizations and contracts were not looked at.")];
    return await withLiveClient(options, io, async (client) => {
      const account = await accountChecks(client, readableScope(options, io), io.signal);
      return [...first, ...account, requestsCheck(probe, client.usage)];
    });
  } catch (error) {
    // A setting that is wrong is what this command is there to tell.
    if (io.signal.aborted || !(error instanceof ClientOptionError || error instanceof AccessError))
      throw error;
    return [about("settings").fail(error.message, "Correct it, then run this again.")];
  }
}

/** The account is looked at wherever it is known: here nothing is switched by it. */
function readableScope(options: DoctorOptions, io: Io) {
  const account = options.accountId ?? io.env.AUTOMOX_ACCOUNT_UUID?.trim();
  return { ...scopeOf({ ...options, contract: "organization" }, io), accountId: account || undefined };
}
