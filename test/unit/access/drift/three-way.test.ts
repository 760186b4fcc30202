import { type ThreeWay, threeWay, type Verdict } from "../../../../src/access/drift/three-way";

const [A, B, C] = ["a", "b", "c"];
const same = (a: string, b: string) => a === b;

// Every combination of three sides that are absent, equal or different.
test.each<[desired: string | undefined, recorded: string | undefined, live: string | undefined, Verdict]>([
  [undefined, undefined, undefined, "nothing"],
  [undefined, undefined, A, "unmanaged"],
  [undefined, A, undefined, "converged"],
  [undefined, A, A, "pending-removal"],
  [undefined, A, B, "conflict"],
  [A, undefined, undefined, "pending"],
  [A, undefined, A, "not-adopted"],
  [A, undefined, B, "not-adopted"],
  [A, A, undefined, "missing"],
  [B, A, undefined, "missing"],
  [A, A, A, "same"],
  [A, A, B, "drift"],
  [B, A, A, "pending"],
  [B, A, B, "converged"],
  [B, A, C, "conflict"],
])("desired %s, recorded %s, live %s: %s", (...[desired, recorded, live, verdict]) => {
  const sides: ThreeWay<string> = { desired, recorded, live };
  expect(threeWay(sides, same)).toBe(verdict);
});

test("what counts as the same is the caller's to say", () => {
  const fold = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  expect(threeWay({ desired: "Ada@", recorded: "ada@", live: "ADA@" }, fold)).toBe("same");
});
