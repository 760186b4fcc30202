import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { AccessError, messageOf, whyUnreadable } from "../cli/access-error";
import type { Io, SharedOptions } from "../cli/command";
import { isDay } from "../facts/days";
import type { Immutable } from "../facts/document-parts";
import { DEFAULT_ROLE_ORDER } from "../facts/rank";
import { REDACTIONS, type Redaction } from "../facts/redact";
import { ACTION_TYPES } from "../model/action-types";
import { GUARD_CODES, GUARD_LEVELS } from "./codes";

const POLICY_FILE = "access.yaml";

const email = z.string().regex(/^[^\s@]+@[^\s@]+$/, "Expected an e-mail address");
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Expected a day such as "2026-12-31"')
  // Else a waiver "until 2026-99-99" would hold for ever.
  .refine(isDay, "There is no such day");

const code = z.enum(GUARD_CODES);
const whole = z.int().min(0);

/** The policy file. Unknown keys are errors: a misspelled rule would otherwise rule nothing. */
export const policySchema = z.strictObject({
  key_owner: email.optional().describe("Owner of the API key, where the review does not ask Automox."),
  admins: z
    .strictObject({
      min: whole.optional().describe("Active administrators every organization keeps; default 1."),
      required: z.array(email).optional().describe("People who stay administrators."),
    })
    .optional(),
  limits: z
    .strictObject({
      removals: whole.optional().describe("Fixed number of removals per organization and change."),
      removal_fraction: z.number().min(0).max(1).optional().describe("Share of the members; default 0.25."),
      removal_floor: whole.optional().describe("Removals always allowed; default 2."),
      demotions: whole.optional().describe("Administrators lowered in one change; default 2."),
      invites: whole.optional().describe("Invitations in one change; default 25."),
      plan_age_hours: z.number().positive().optional().describe("Refuse older plans."),
    })
    .optional(),
  actions: z
    .array(z.enum(ACTION_TYPES))
    .optional()
    .describe("Actions of the provider that plans may invoke; default none."),
  domains: z.array(z.string().min(1)).optional().describe("Domains people may have; default any."),
  guards: z
    .partialRecord(code, z.enum(GUARD_LEVELS))
    .optional()
    .describe("What breaking a rule means, by its code."),
  roles: z
    .strictObject({
      order: z
        .array(z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]))
        .min(1)
        .optional()
        .describe("Roles from the least to the most; a list inside holds equals."),
    })
    .optional(),
  waivers: z
    .array(
      z.strictObject({
        code,
        subject: z
          .string()
          .min(1)
          .describe("E-mail, Terraform address (with several stacks STACK: ADDRESS), or * for everybody."),
        reason: z.string().trim().min(1),
        owner: z.string().trim().min(1),
        expires: day.describe("Last day on which it holds, UTC."),
      }),
    )
    .optional(),
  redact: z.enum(REDACTIONS).optional(),
});

export interface Policy {
  readonly guards: GuardSettings;
  readonly roleOrder: readonly (readonly string[])[];
  readonly redact: Redaction;
}

/**
 * The policy of `--config`, else of access.yaml in the working folder, else the defaults. Throws AccessError
 * with every mistake.
 */
export async function readPolicy(
  { config, redact }: Pick<SharedOptions, "config" | "redact">,
  io: Io,
): Promise<Policy> {
  const file = config ?? POLICY_FILE;
  const text = await readFile(resolve(io.cwd, file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (config === undefined && error.code === "ENOENT") return ""; // nobody asked for one
    throw new AccessError(`Cannot read ${file}: ${whyUnreadable(error)}.`);
  });
  const given = policySchema.safeParse(parsed(text, file) ?? {});
  if (!given.success) throw new AccessError(`${file} is not right:\n${z.prettifyError(given.error)}`);
  const { roles, redact: usual = "none" } = given.data;
  return {
    guards: guardSettings(given.data),
    roleOrder: roles?.order?.map((equals) => [equals].flat()) ?? DEFAULT_ROLE_ORDER,
    redact: redactionOf({ redact }) ?? usual,
  };
}

function parsed(text: string, file: string): unknown {
  try {
    // Dates stay texts, and an alias cannot grow without end.
    return parse(text, { schema: "core", maxAliasCount: 100 });
  } catch (error) {
    throw new AccessError(`${file} is no YAML: ${messageOf(error)}`);
  }
}

/** What the guards go by where the policy file says this. Where the provider has a guard too, its default. */
const guardSettings = ({ admins = {}, limits = {}, ...given }: z.infer<typeof policySchema>) => ({
  levels: given.guards ?? {},
  /** Active administrators that must be left in every organization. */
  minAdmins: admins.min ?? 1,
  /** E-mails that must stay administrators. */
  requiredAdmins: admins.required ?? [],
  /** E-mail of the key's owner, where it is known without asking Automox. */
  keyOwner: given.key_owner ?? null,
  /** Null: the larger of the floor and the fraction of the members, rounded down. */
  maxRemovals: limits.removals ?? null,
  removalFraction: limits.removal_fraction ?? 0.25,
  removalFloor: limits.removal_floor ?? 2,
  maxDemotions: limits.demotions ?? 2,
  maxInvites: limits.invites ?? 25,
  /** Null: any. */
  domains: given.domains ?? null,
  /** Types of actions of ours that may be invoked. */
  actions: given.actions ?? [],
  maxPlanAgeHours: limits.plan_age_hours ?? null,
  waivers: given.waivers ?? [],
  /** `--allow CODE --reason TEXT`. */
  allowed: [] as { code: string; reason: string }[],
});

export type GuardSettings = Immutable<ReturnType<typeof guardSettings>>;

export const DEFAULT_GUARD_SETTINGS: GuardSettings = guardSettings({});

/** The option alone; undefined where it was not given. */
export const redactionOf = ({ redact }: { readonly redact?: string | undefined }): Redaction | undefined =>
  REDACTIONS.find((mode) => mode === redact);

/**
 * How much a report shows: the option, else the policy file. Throws AccessError for a policy that is not
 * right.
 */
export const redactionFor = async (options: SharedOptions, io: Io): Promise<Redaction> =>
  (await readPolicy(options, io)).redact;
