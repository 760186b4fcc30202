import type { Schema } from "../framework/attribute";
import type { Diagnostic } from "../framework/diagnostics";
import { objectType } from "../framework/object-type";
import { validateValues } from "../framework/validate";
import type { DynamicValue } from "../plugin/gen/tfplugin6";
import { objectFrom } from "./dynamic-value";
import { hideSensitive } from "./hide-secrets";

interface Validated {
  readonly schema: Schema;
  validate?(config: never): readonly Diagnostic[];
}

/** What the provider, resources and data sources share: the schema's checks, then the author's. */
export function validateConfig(subject: Validated, value: DynamicValue | undefined): readonly Diagnostic[] {
  const config = objectFrom(objectType(subject.schema), value);
  hideSensitive(subject.schema, config);
  return [...validateValues(subject.schema, config), ...(subject.validate?.(config as never) ?? [])];
}
