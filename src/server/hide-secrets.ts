import type { ObjectValue, Value } from "../cty/value";
import { asObject, attributeOf, elementsOf } from "../framework/align";
import type { AnyAttribute, Schema } from "../framework/attribute";
import type { Diagnostic, FunctionError } from "../plugin/gen/tfplugin6";
import { hidden, hideSecret } from "../secrets/hidden";

/** Registers every text that a configuration gives where the schema says "sensitive", however deep, before anything is said of it. */
export function hideSensitive(schema: Schema, config: ObjectValue): void {
  for (const [name, attribute] of Object.entries(schema)) hideIn(attribute, attributeOf(config, name));
}

function hideIn({ sensitive, shape }: AnyAttribute, value: Value): void {
  if (sensitive && typeof value === "string") hideSecret(value);
  if (shape.kind === "leaf") return;
  for (const element of elementsOf(value).values()) {
    const object = asObject(element);
    if (object) hideSensitive(shape.attributes, object);
  }
}

/** Where an answer of an RPC has text for people. */
interface Spoken {
  readonly diagnostics?: Diagnostic[];
  readonly error?: FunctionError | undefined;
}

/** The way out of everything that Terraform shows: no other text of an answer is for people, and values stay as they are. */
export function withoutSecrets<Answer>(answer: Answer): Answer {
  const { diagnostics, error } = answer as Spoken;
  return {
    ...answer,
    ...(diagnostics ? { diagnostics: diagnostics.map(withoutSecret) } : {}),
    ...(error ? { error: { ...error, text: hidden(error.text) } } : {}),
  };
}

const withoutSecret = (diagnostic: Diagnostic): Diagnostic => ({
  ...diagnostic,
  summary: hidden(diagnostic.summary),
  detail: hidden(diagnostic.detail),
});
