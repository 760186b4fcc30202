import type { Schema } from "../framework/attribute";
import { type Diagnostic, warning } from "../framework/diagnostics";
import { validateValues } from "../framework/validate";
import type { DynamicValue } from "../plugin/gen/tfplugin6";
import { configFrom } from "./hide-secrets";

interface Validated {
  readonly schema: Schema;
  readonly type?: string;
  readonly deprecated?: string;
  validate?(config: never): readonly Diagnostic[];
}

/** What everything that is configured shares: the schema's checks, then the author's. */
export function validateConfig(subject: Validated, value: DynamicValue | undefined): readonly Diagnostic[] {
  const { schema, type, deprecated } = subject;
  const config = configFrom(schema, value);
  return [
    ...(deprecated === undefined ? [] : [isDeprecated(type ?? "", deprecated)]),
    ...validateValues(schema, config),
    ...(subject.validate?.(config as never) ?? []),
  ];
}

/** Core says it only where another block refers to such an object. */
const isDeprecated = (type: string, message: string): Diagnostic =>
  warning({ code: "config/deprecated", summary: `${type} is deprecated`, detail: message });
