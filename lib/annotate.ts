import type { IConstruct } from "constructs";
import { Annotations } from "./library";

/** Says something of a construct, once: an app may be synthesized again, in tests for example. */
export function annotate(
  construct: IConstruct,
  { level, message }: { readonly level: "error" | "warning"; readonly message: string },
): void {
  if (construct.node.metadata.some(({ data }) => data === message)) return;
  const annotations = Annotations.of(construct);
  if (level === "error") annotations.addError(message);
  else annotations.addWarning(message);
}
