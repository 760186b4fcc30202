import type { Tool } from "../facts/document-parts";
import type { Redaction } from "../facts/redact";
import { withoutPeople } from "../facts/without-people";
import { jsonText } from "../text/json-text";
import { plural } from "../text/plural";
import { harmless } from "../text/safe-text";
import { type Check, doctorSchema } from "./doctor-schema";

export const DOCTOR_FORMATS = ["table", "json"] as const;
export type DoctorFormat = (typeof DOCTOR_FORMATS)[number];

export const isHealthy = (checks: readonly Check[]): boolean =>
  checks.every(({ status }) => status !== "fail");

interface Diagnosis {
  readonly checks: readonly Check[];
  readonly tool: Tool;
  readonly checkedAt: string;
  readonly redaction: Redaction;
}

export function doctorText(format: DoctorFormat, { checks, tool, checkedAt, redaction }: Diagnosis): string {
  const shown = withoutPeople(checks, redaction).map(({ keyOwner: _owner, ...check }) => check);
  const healthy = isHealthy(checks);
  if (format === "json")
    return jsonText({ schema: doctorSchema.shape.schema.value, tool, checkedAt, healthy, checks: shown });
  const lines = shown.flatMap(({ status, fact, remedy }) => [
    `${status.padEnd(7)}  ${harmless(fact, 2_000)}`,
    ...(remedy === null ? [] : [`${" ".repeat(9)}${harmless(remedy, 2_000)}`]),
  ]);
  const count = (status: Check["status"]) => checks.filter((check) => check.status === status).length;
  const verdict = healthy
    ? `Healthy${count("warn") > 0 ? `, with ${plural(count("warn"), "warning", "warnings")}` : ""}.`
    : `${count("fail")} of ${checks.length} checks failed.`;
  return `${[...lines, verdict].join("\n")}\n`;
}
