import type { TerraformStack } from "./library";
import { inputProblems, type PersonInputs } from "./person";
import { problemsBetween } from "./survey/between";
import { warnOfOperators } from "./survey/operators";
import { warnOfRepeated } from "./survey/repeated";
import { Survey } from "./survey/survey";
import { problemsOf } from "./survey/within";

/** Which copy of this package compares the people of a stack: the first that made something there, so that nothing is told twice. */
const TELLER = Symbol.for("terraform-provider-automox/teller");
/** Who is checked by the copy that made them. */
const CHECKED = Symbol.for("terraform-provider-automox/checked");
/** What this copy knows of a stack in the pass that is going on. */
const PASS = Symbol("pass");

interface Marked {
  [TELLER]?: true;
  [CHECKED]?: true;
  [PASS]?: Survey;
}

/**
 * Checks a person at once, so that the error points to the line in code, and again while synthesizing, because
 * attributes may be set later, and tokens say no sooner what they are.
 *
 * @throws {Error} "[path] attribute: what is wrong and what to do".
 */
export function watchPerson(person: PersonInputs): void {
  const problems = inputProblems(person);
  if (problems.length > 0)
    throw new Error(problems.map((text) => `[${person.node.path}] ${text}`).join("\n"));
  mark(person, CHECKED, true);
  const stack: TerraformStack & Marked = person.cdktfStack;
  watchStack(stack);
  person.node.addValidation({
    validate: () => {
      const found = (stack[PASS] ?? new Survey(stack)).person(person);
      return found === undefined ? [] : [...problemsOf(found)];
    },
  });
}

/** Sees to it that a stack compares its people. */
export function watchStack(stack: TerraformStack & Marked): void {
  if (Object.hasOwn(stack, PASS)) return;
  mark(stack, PASS, undefined);
  const isTeller = stack[TELLER] === undefined;
  if (isTeller) mark(stack, TELLER, true);
  // A stack is validated before whatever is in it.
  stack.node.addValidation({
    validate: () => {
      const survey = new Survey(stack);
      stack[PASS] = survey;
      return isTeller ? problemsIn(survey) : [];
    },
  });
}

function problemsIn(survey: Survey): string[] {
  warnOfOperators(survey);
  warnOfRepeated(survey);
  return [...unchecked(survey), ...problemsBetween(survey)];
}

/** Mistakes of those whom no copy checks: classes that `cdktf get` has made. */
const unchecked = (survey: Survey): readonly string[] =>
  survey
    .people()
    .filter(({ declared }) => (declared.construct as Marked)[CHECKED] === undefined)
    .flatMap((person) => problemsOf(person).map((problem) => `${person.declared.path} ${problem}`));

/** By a symbol, which takes no name from whoever extends a class, and is seen by nothing that lists members. */
function mark<K extends keyof Marked>(construct: object, key: K, value: Marked[K]): void {
  Object.defineProperty(construct, key, { value, writable: true, configurable: true, enumerable: false });
}
