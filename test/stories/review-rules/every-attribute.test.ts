// No attribute is left out: what it is about stands once, for every attribute that the provider serves, and a change of one that
// matters is said and signed, whatever the verb.
import fc from "fast-check";
import { DEFAULT_ROLE_ORDER as ORDER } from "../../../src/access/facts/rank";
import { classOf, MAY_BE_LEFT_OUT, PERSON_ATTRIBUTES } from "../../../src/access/model/attributes";
import { differenceOf } from "../../../src/access/model/compare-plans";
import { accessDigest } from "../../../src/access/model/digest";
import { itemsOf } from "../../../src/access/model/item";
import { SETTINGS } from "../../../src/access/model/provider-settings";
import type { Schema } from "../../../src/framework/attribute";
import { automoxProvider } from "../../../src/provider/index";
import { ada, type Change, type Json, ORG, plan } from "../../support/access/plan-builder";

const { resources, schema: providerSchema } = automoxProvider({ version: "0.0.0", env: {} });

const leaves = (schema: Schema, path = ""): string[] =>
  Object.entries(schema).flatMap(([name, { shape }]) =>
    shape.kind === "nested" && ["account", "guards", "pacing", "scim"].includes(name)
      ? leaves(shape.attributes, `${name}.`)
      : [`${path}${name}`],
  );

/** Secrets are in no plan, the place is said with each person, and pacing changes how fast. */
const UNTOLD = [
  ...["api_key", "scim.token", "org_id", "pacing.requests_per_5_minutes"],
  ...["pacing.max_concurrent", "pacing.request_timeout", "pacing.max_wait"],
];

test("every attribute of both resources and every setting of the provider block has its class, and no other has", () => {
  const served = new Set(resources.flatMap(({ schema }) => Object.keys(schema)));
  expect([...PERSON_ATTRIBUTES].sort()).toEqual([...served].sort());
  expect([...Object.keys(SETTINGS), ...UNTOLD].sort()).toEqual(leaves(providerSchema).sort());
});

test("what may be left out is what Automox decides then; the organization stands in the provider block", () => {
  const proposed = resources.flatMap(({ schema }) =>
    Object.entries<Schema[string]>(schema).flatMap(([name, { mode }]) => (mode === "proposed" ? [name] : [])),
  );
  expect([...MAY_BE_LEFT_OUT, "org_id"].sort()).toEqual([...new Set(proposed)].sort());
});

const MATTERS = ["access", "identity", "second-factor"];

/** Attributes of one resource that must be said, with values that mean different things. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  role: ["viewer", "operator", "admin", "Fleet Owner"],
  account_role: [null, "account-admin", "global-admin", "Fleet Owner"],
  zone_roles: [
    null,
    { "777": "viewer" },
    { "777": "admin" },
    { "888": "viewer" },
    { "777": "viewer", "888": "admin" },
  ],
  active: [null, true, false],
  email: ["ada@example.com", "eve@example.com", "mallory@example.com"],
  org_id: [ORG, 777, 888],
  two_factor: [null, "enabled"],
  two_factor_reset: [null, "lost", "lost again"],
  two_factor_reset_to: [null, "email", "disabled"],
};

const cases = resources.flatMap(({ type, schema }) =>
  Object.keys(schema)
    .filter((name) => MATTERS.includes(classOf(name)))
    .map((name) => ({ type, name })),
);

const shape = (verb: "create" | "update" | "replace", type: string, { before, after, more }: Parts): Change =>
  ({
    create: { type, actions: ["create"], before: null, after, ...more },
    update: { type, actions: ["update"], before, after, ...more },
    replace: { type, actions: ["delete", "create"], before, after, ...more },
  })[verb];

interface Parts {
  readonly before: Json;
  readonly after: Json;
  readonly more: Partial<Change>;
}

async function outcome(change: Change) {
  const difference = differenceOf([await plan([change])]);
  const said = itemsOf(difference, ORDER).map(({ fingerprint: _, severity: __, ...item }) => item);
  return { said: JSON.stringify(said), digest: accessDigest(difference, "a key of the tests alone") };
}

describe.each(cases)("$type.$name", ({ type, name }) => {
  const values = VALUES[name];
  if (!values) throw new Error(`${name} needs values that mean different things`);
  const value = fc.constantFrom(...values.keys());
  const form = fc.constantFrom("plain", "unknown", "sensitive");

  // `active = true` is what somebody active is anyway, and in an update an organization cannot change.
  const isSame = (verb: string, [a, b]: readonly [unknown, unknown]) =>
    (name === "active" && [a, b].every((each) => each !== false)) || (name === "org_id" && verb === "update");

  test("two plans that differ in it alone are said and signed apart", () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom<"create" | "update" | "replace">("create", "update", "replace"),
        fc.tuple(value, value).filter(([a, b]) => a !== b),
        fc.tuple(form, form),
        async (verb, [one, other], [first, second]) => {
          if (isSame(verb, [values[one], values[other]])) return;
          const before = ada({ [name]: values[0], active: true, status: "active" });
          const of = (at: number, how: string) => {
            const after: Json = {
              ...before,
              id: `${ORG}/x`,
              [name]: how === "unknown" ? undefined : values[at],
            };
            const more: Partial<Change> = {
              unknown: how === "unknown" ? { [name]: true } : {},
              inner: how === "sensitive" ? { after_sensitive: { [name]: true } } : {},
            };
            return outcome(shape(verb, type, { before, after, more }));
          };
          const [a, b] = [await of(one, first), await of(other, second)];
          if (first === "unknown" && second === "unknown") return;
          expect(a.digest).not.toBeNull();
          expect(a.digest).not.toBe(b.digest);
          // Of two sensitive texts nothing may be said, so they may read alike.
          if (first === "plain" || second === "plain") expect(a.said).not.toBe(b.said);
        },
      ),
      { numRuns: 60 },
    ));
});
