import type { Path, Step } from "../cty/path";
import type { Key } from "./align";
import type { NestedShape } from "./attribute";

/**
 * Where in an object something stands, for messages and for Terraform. They differ inside sets: the protocol
 * has no step to an element of a set, so there the path ends at the set while the label goes on.
 */
export interface Place {
  readonly path: Path;
  /** `zone_roles["a"].role`, `people[*].email`. */
  readonly label: string;
  readonly isInSet: boolean;
}

export const ROOT: Place = { path: [], label: "", isInSet: false };

export const inAttribute = (place: Place, name: string): Place =>
  into(place, { attribute: name }, place.label === "" ? name : `.${name}`);

/** The one object of "single" stands where its attribute stands. */
export function inElement(place: Place, { nesting }: { nesting: NestedShape["nesting"] }, key: Key): Place {
  if (nesting === "single") return place;
  if (nesting === "set") return { ...place, label: `${place.label}[*]`, isInSet: true };
  return typeof key === "number"
    ? into(place, { index: key }, `[${key}]`)
    : into(place, { key }, `[${JSON.stringify(key)}]`);
}

const into = ({ path, label, isInSet }: Place, step: Step, suffix: string): Place => ({
  path: isInSet ? path : [...path, step],
  label: label + suffix,
  isInSet,
});
