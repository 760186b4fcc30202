import { type Path, printPath, type Step } from "../cty/path";
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

export const inAttribute = (place: Place, name: string): Place => new Inner(place, { attribute: name });

/** The one object of "single" stands where its attribute stands. */
export function inElement(place: Place, { nesting }: { nesting: NestedShape["nesting"] }, key: Key): Place {
  if (nesting === "single") return place;
  if (nesting === "set") return new Inner(place, "*");
  return new Inner(place, typeof key === "number" ? { index: key } : { key });
}

/** Every attribute of every call has a place, and few are spoken of: path and label are put together when they are asked for. */
class Inner implements Place {
  private readonly outer: Place;
  /** "*": to an element of a set. */
  private readonly step: Step | "*";
  readonly isInSet: boolean;

  constructor(outer: Place, step: Step | "*") {
    this.outer = outer;
    this.step = step;
    this.isInSet = outer.isInSet || step === "*";
  }

  get path(): Path {
    const { outer, step } = this;
    return this.isInSet || step === "*" ? outer.path : [...outer.path, step];
  }

  get label(): string {
    const { outer, step } = this;
    if (step === "*") return `${outer.label}[*]`;
    const dot = "attribute" in step && outer.label !== "" ? "." : "";
    return outer.label + dot + printPath([step]);
  }
}
