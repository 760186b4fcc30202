import { isSameEmail } from "../facts/order";
import { addressInStack } from "../model/change";
import { allowedActions } from "./actions";
import { minAdmins, requiredAdmins, requireSelf } from "./administrators";
import { domains, duplicates, escalation, maxInvites, selfBenefit } from "./arrivals";
import { notEvaluated } from "./breach";
import { GUARD_CODES, GUARD_NAMES, type GuardCode } from "./codes";
import type { Asked, Breach, Guard, GuardContext, GuardFinding, GuardResult, Rule, Verdict } from "./guard";
import { lossesIn } from "./losses";
import { incompleteScan, planHygiene, reviewedIsApplied, waiversHold } from "./plan-hygiene";
import { emptyDesired, keysLeft, maxDemotions, maxRemovals, replacement } from "./removals";

const RULES: Readonly<Record<GuardCode, Rule>> = {
  AMX001: minAdmins,
  AMX002: requiredAdmins,
  AMX003: requireSelf,
  AMX004: maxRemovals,
  AMX005: maxDemotions,
  AMX006: escalation,
  AMX007: replacement,
  AMX008: maxInvites,
  AMX009: domains,
  AMX010: duplicates,
  AMX011: selfBenefit,
  AMX012: planHygiene,
  AMX013: incompleteScan,
  AMX015: keysLeft,
  AMX016: reviewedIsApplied,
  AMX017: emptyDesired,
  AMX019: waiversHold,
  AMX020: allowedActions,
};

/** Every rule, by its code. */
export const GUARDS: readonly Guard[] = GUARD_CODES.map((code) => ({
  code,
  name: GUARD_NAMES[code],
  level: "block",
  ...RULES[code],
}));

/**
 * Asks every rule; all failures at once, by code. One that is off is told as such: a reader must not take it
 * for passed.
 */
export function evaluateGuards(context: GuardContext): readonly GuardResult[] {
  const asked = { ...context, losses: lossesIn(context) };
  return GUARDS.map((guard) => resultOf(guard, asked));
}

function resultOf(guard: Guard, context: Asked): GuardResult {
  const { code, name, remedy } = guard;
  const level = context.settings.levels[code] ?? guard.level;
  const verdict: Verdict =
    level === "off" ? notEvaluated("switched off by the policy file") : guard.check(context);
  const base = { code, name, level, remedy, findings: [] };
  if ("reason" in verdict) return { ...base, ...verdict };
  const findings = verdict.map(({ stack, ...breach }) => ({
    ...breach,
    allowed: excuse(guard, { ...breach, stack }, context),
  }));
  const open = findings.some(({ allowed }) => allowed === null);
  if (findings.length === 0) return { ...base, status: "passed", reason: [] };
  const broken = level === "block" ? "failed" : "warned";
  return { ...base, status: open ? broken : "allowed", reason: [], findings };
}

/** What says that the rules themselves hold, or that nothing was read, cannot be waived. */
const NEVER_WAIVED = ["AMX019"];

function excuse(
  { code }: Guard,
  breach: Breach,
  { settings, now, difference }: GuardContext,
): GuardFinding["allowed"] {
  if (NEVER_WAIVED.includes(code)) return null;
  const option = settings.allowed.find((each) => each.code === code);
  if (option) return { by: "option", reason: option.reason, expires: null };
  const { subject } = breach;
  const addresses = addressesOf(breach, difference);
  const today = now.toISOString().slice(0, 10);
  const waiver = settings.waivers.find(
    (each) =>
      each.code === code &&
      each.expires >= today &&
      (each.subject === "*" ||
        addresses.includes(each.subject) ||
        (subject !== null && isSameEmail(each.subject, subject))),
  );
  return waiver ? { by: "waiver", reason: waiver.reason, expires: waiver.expires } : null;
}

/** Each stack may have the same address: among several an address alone says of nobody who is meant. */
function addressesOf({ address, stack }: Breach, { facts }: GuardContext["difference"]): readonly string[] {
  if (address === null) return [];
  return facts.documents.length > 1
    ? [addressInStack({ address, stack })]
    : [address, addressInStack({ address, stack })];
}
