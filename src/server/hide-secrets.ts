import type { ObjectValue, Value } from "../cty/value";
import { asObject, attributeOf, attributesIn, elementsOf } from "../framework/align";
import type { AnyAttribute, Schema } from "../framework/attribute";
import { objectType } from "../framework/object-type";
import type { Diagnostic, DynamicValue, FunctionError, InvokeAction_Event } from "../plugin/gen/tfplugin6";
import { hidden, hideSecret } from "../secrets/hidden";
import { objectFrom } from "./dynamic-value";

/** A configuration, whose sensitive texts nothing prints from here on. */
export function configFrom(schema: Schema, value: DynamicValue | undefined): ObjectValue {
  const config = objectFrom(objectType(schema), value);
  hideSensitive(schema, config);
  return config;
}

/** Registers every text that a configuration gives where the schema says "sensitive", however deep, before anything is said of it. */
function hideSensitive(schema: Schema, config: ObjectValue): void {
  for (const [name, attribute] of attributesIn(schema)) hideIn(attribute, attributeOf(config, name));
}

function hideIn({ sensitive, shape }: AnyAttribute, value: Value): void {
  if (sensitive && typeof value === "string") hideSecret(value);
  if (shape.kind === "leaf" || value === null) return;
  for (const element of elementsOf(value).values()) {
    const object = asObject(element);
    if (object) hideSensitive(shape.attributes, object);
  }
}

/** Where an answer of an RPC has text for people. */
interface Spoken {
  readonly diagnostics?: Diagnostic[];
  readonly error?: FunctionError | undefined;
  /** Of a list. */
  readonly diagnostic?: Diagnostic[];
  readonly displayName?: string;
  /** Of an action. */
  readonly type?: InvokeAction_Event["type"];
}

/** The way out of everything that Terraform shows: no other text of an answer is for people, and values stay as they are. */
export function withoutSecrets<Answer>(answer: Answer): Answer {
  const { diagnostics, error, diagnostic, displayName, type } = answer as Spoken;
  return {
    ...answer,
    ...(diagnostics ? { diagnostics: diagnostics.map(withoutSecret) } : {}),
    ...(diagnostic ? { diagnostic: diagnostic.map(withoutSecret) } : {}),
    ...(displayName === undefined ? {} : { displayName: hidden(displayName) }),
    ...(type ? { type: partWithoutSecrets(type) } : {}),
    ...(error ? { error: { ...error, text: hidden(error.text) } } : {}),
  };
}

const partWithoutSecrets = (part: NonNullable<InvokeAction_Event["type"]>): InvokeAction_Event["type"] =>
  part.$case === "progress"
    ? { $case: "progress", value: { message: hidden(part.value.message) } }
    : { $case: "completed", value: { diagnostics: part.value.diagnostics.map(withoutSecret) } };

const withoutSecret = (diagnostic: Diagnostic): Diagnostic => ({
  ...diagnostic,
  summary: hidden(diagnostic.summary),
  detail: hidden(diagnostic.detail),
});
