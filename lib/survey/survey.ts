import type { IConstruct } from "constructs";
import type { TerraformElement, TerraformStack } from "../library";
import { Code } from "./code";
import { declaredBy } from "./declared";
import { elementsOf } from "./elements";
import { Person } from "./person";

/** The people of a stack, looked at once. */
export class Survey {
  readonly code: Code;
  private all: ReadonlyMap<IConstruct, Person> | undefined;

  constructor(stack: TerraformStack) {
    this.code = new Code(stack);
  }

  /** In the order of the tree. */
  people(): readonly Person[] {
    return [...this.found().values()];
  }

  /** Whom a construct declares. */
  person(construct: IConstruct): Person | undefined {
    return this.found().get(construct);
  }

  private found(): ReadonlyMap<IConstruct, Person> {
    this.all ??= new Map(
      elementsOf(this.code.stack).flatMap((element): [IConstruct, Person][] => {
        const person = personIn(element, this.code);
        return person === undefined ? [] : [[element, person]];
      }),
    );
    return this.all;
  }
}

/** Whom an element of a stack declares, as it is now. */
export function personIn(element: TerraformElement, code: Code): Person | undefined {
  const declared = declaredBy(element);
  return declared && new Person(code, declared);
}
