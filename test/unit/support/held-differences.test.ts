import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIFFERENCES, type Difference } from "../../support/differences";
import { HeldRun, refuseUnknownTests, valueIn } from "../../support/held-differences";
import { sourceFiles } from "../../support/source-files";

const entry = (more: Partial<Difference>): Difference => ({
  suite: "a suite",
  test: "a test",
  contract: "account",
  reason: "Because.",
  ...more,
});
const run = (...entries: readonly Difference[]) => new HeldRun("account", entries);

describe("an entry of the table of differences", () => {
  it("that a test fails holds only while it fails like that", async () => {
    const fails = entry({ fails: /no such zone/ });
    await run(fails).hold(() => {
      throw new Error("no such zone");
    });
    await expect(run(fails).hold(() => undefined)).rejects.toThrow("take its entry out");
    const otherwise = run(fails).hold(() => Promise.reject(new Error("something else")));
    await expect(otherwise).rejects.toThrow("but it failed so: something else");
  });

  it("stands for another value, which the test must ask for and which must be another", async () => {
    const values = entry({ values: { writes: ["PATCH"] } });
    const asking = run(values);
    await asking.hold(() => expect(asking.expected("writes", ["PUT"])).toEqual(["PATCH"]));
    await expect(run(values).hold(() => undefined)).rejects.toThrow("asks for no writes");
    const same = run(values);
    await expect(same.hold(() => same.expected("writes", ["PATCH"]))).rejects.toThrow("is the same");
    expect(valueIn([values], { contract: "organization", name: "writes", inOrganization: 1 })).toBe(1);
  });

  it("says nothing of the other contract", async () => {
    await run(entry({ contract: "organization", fails: /x/ })).hold(() => undefined);
  });

  const texts = sourceFiles("test")
    .filter((file) => file.endsWith(".ts") && !file.endsWith("differences.ts"))
    .map((file) => readFileSync(join(__dirname, "../../..", file), "utf8"));

  it.each(DIFFERENCES.map((difference) => [`${difference.suite} > ${difference.test}`, difference] as const))(
    "has a suite that checks it and one sentence: %s",
    (_name, { suite, reason, fails, values, same, takesLong }) => {
      expect(texts.filter((text) => text.includes(JSON.stringify(suite))).length).toBeGreaterThan(0);
      expect(reason).toMatch(/^[A-Z].*\.$/);
      expect([fails, values, same, takesLong].filter((kind) => kind !== undefined)).toHaveLength(1);
    },
  );

  it("whose test is not there is refused", () => {
    const first = DIFFERENCES.find(({ test }) => test !== undefined);
    if (!first) throw new Error("an empty table");
    expect(() => refuseUnknownTests(first.suite, new Set())).toThrow("does not have");
    expect(() => refuseUnknownTests("no suite", new Set())).not.toThrow();
  });
});
