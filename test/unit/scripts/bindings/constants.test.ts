// What the constructs check while synthesizing is what the provider checks while planning.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import * as lib from "../../../../lib/index";
import { emailProblem, foldEmail } from "../../../../lib/values/email";
import { canonicalRole, roleProblem } from "../../../../lib/values/role";
import { constants } from "../../../../scripts/bindings/constants";
import {
  ACCOUNT_ROLES,
  plainRole,
  canonicalRole as providerCanonical,
  ZONE_ROLES,
} from "../../../../src/automox/model/roles";
import { foldEmail as providerFold } from "../../../../src/automox/wire/email";
import { automoxProvider } from "../../../../src/provider/index";
import { emailShape, roleWord } from "../../../../src/provider/schemas/checks";

const LIB = join(__dirname, "..", "..", "..", "..", "lib");

test("constants.ts is what the sources say", () => {
  expect(readFileSync(join(LIB, "generated", "constants.ts"), "utf8")).toBe(constants());
});

const words = ZONE_ROLES.flatMap(({ slug, organizationWord, labels }) => [
  slug,
  organizationWord ?? slug,
  ...labels,
]);
/** Words as people spell them, and words that are nothing of the kind. */
const spelt = fc.oneof(
  fc
    .tuple(fc.constantFrom(...words), fc.constantFrom(" ", "-", "_", ""), fc.boolean())
    .map(([word, gap, isUpper]) => (isUpper ? word.toUpperCase() : word).replaceAll(/[\s_-]/g, gap)),
  fc.string(),
  fc.constantFrom("constructor", "toString", "__proto__", "Sprocket Wrangler"),
);

test("a role passes here if and only if it passes there", () => {
  fc.assert(
    fc.property(spelt, (role) => {
      expect([role, roleProblem(role) === undefined]).toEqual([role, roleWord.holds(role)]);
    }),
    { numRuns: 500 },
  );
});

test.each(words.filter((word) => !roleWord.holds(word)))("%s is answered with the same word", (label) => {
  expect(roleProblem(label)).toContain(roleWord.remedy?.(label) ?? "nothing");
});

test("roles are the same here if and only if they are the same there", () => {
  for (const word of [...words, "constructor"]) expect(canonicalRole(word)).toBe(providerCanonical(word));
});

test("an address passes here if and only if it passes there, and folds alike", () => {
  const address = fc.oneof(
    fc.string(),
    fc.emailAddress(),
    fc.emailAddress().map((email) => ` ${email.toUpperCase()}\n`),
  );
  fc.assert(
    fc.property(address, (email) => {
      expect([email, emailProblem(email) === undefined]).toEqual([email, emailShape.holds(email)]);
      expect(foldEmail(email)).toBe(providerFold(email));
    }),
    { numRuns: 500 },
  );
});

test("there is a constant for every role", () => {
  expect(Object.values(lib.AutomoxRole)).toEqual(ZONE_ROLES.map(plainRole));
  expect(Object.values(lib.AutomoxAccountRole)).toEqual(ACCOUNT_ROLES.map(plainRole));
});

test("there is a construct for everything the provider has", () => {
  const { resources, dataSources } = automoxProvider({ version: "0.0.0", env: {} });
  const types = Object.values(lib).flatMap((each) =>
    typeof each === "function" && "tfResourceType" in each ? [each.tfResourceType] : [],
  );
  expect(types.sort()).toEqual(["automox", ...[...resources, ...dataSources].map(({ type }) => type)].sort());
});

test("the two files that name a library differ in its name alone", () => {
  const code = (name: string) => readFileSync(join(LIB, name), "utf8").replace(/^\/\*\*.*?\*\/\n/s, "");
  expect(code("library-cdktn.ts")).toBe(code("library.ts").replaceAll("cdktf", "cdktn"));
});
