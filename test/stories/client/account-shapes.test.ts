import { readErrorBody } from "../../../src/automox/transport/error-body";
import * as decoders from "../../../src/automox/wire/decode";
import { decodeInvitation } from "../../../src/automox/wire/decode-invitation";
import { rowsOf } from "../../../src/automox/wire/envelope";
import { ShapeError } from "../../../src/automox/wire/shape-error";
import type { ReportUnexpected, Unexpected } from "../../../src/automox/wire/unexpected";
import refusals from "../../fixtures/account/refusals.json";
import { accountFixture, fixtureNames, ZONE } from "../../support/client/account-fixture";

type Decode = (json: unknown, unexpected?: ReportUnexpected) => unknown;

const each =
  (
    decode: (row: unknown, place: { at: string; unexpected?: ReportUnexpected | undefined }) => unknown,
  ): Decode =>
  (json, unexpected) =>
    rowsOf(json).rows.map((row, index) => decode(row, { at: `[${index}]`, unexpected }));

const one =
  (
    decode: (row: unknown, place: { at: string; unexpected?: ReportUnexpected | undefined }) => unknown,
  ): Decode =>
  (json, unexpected) =>
    decode(json, { at: "the answer", unexpected });

const people = each((row, place) =>
  decoders.decodeUser(row, { ...place, organization: 100751, id: "required" }),
);
const account = one((row, place) => decoders.decodeAccountUser(row, { ...place, id: "required" }));
const organizations = each(decoders.decodeOrganization);
const audit: Decode = (json, unexpected) => decoders.decodeAuditPage(json, unexpected);

/** What reads each body, and the fields without which it cannot be read, with what is then said. */
const READERS: Record<string, { decode: Decode; needs?: Readonly<Record<string, string>> }> = {
  "get-account": {
    decode: one(decoders.decodeAccount),
    needs: { id: "expected the answer.id to be the UUID of an account" },
  },
  "invite-user": {
    decode: each(decodeInvitation),
    needs: { "0.email": "expected [0].email to be an e-mail address" },
  },
  "list-rbac-roles": {
    decode: each(decoders.decodeRbacRole),
    needs: Object.fromEntries(
      [0, 1, 2, 3, 4, 5, 6].map((n) => [`data.${n}.slug`, `expected [${n}].slug to be the slug of a role`]),
    ),
  },
  "get-account-user": {
    decode: account,
    needs: { email: "expected the answer.email to be an e-mail address" },
  },
  "get-account-user-2026": {
    decode: account,
    needs: { email: "expected the answer.email to be an e-mail address" },
  },
  "list-account-user-zones": {
    decode: each(decoders.decodeZoneRole),
    needs: {
      "data.0.zone": "expected [0].zone.id to be the UUID of a zone",
      "data.0.zone.id": "expected [0].zone.id to be the UUID of a zone",
    },
  },
  "list-zone-users": {
    decode: people,
    needs: { "data.0.email": "expected [0].email to be an e-mail address" },
  },
  "get-zone": {
    decode: one(decoders.decodeZone),
    needs: { id: "expected the answer.id to be the UUID of a zone" },
  },
  "list-zones": {
    decode: each(decoders.decodeZone),
    needs: {
      "data.0.id": "expected [0].id to be the UUID of a zone",
      "data.1.id": "expected [1].id to be the UUID of a zone",
    },
  },
  "list-users": {
    decode: people,
    needs: {
      "0.email": "expected [0].email to be an e-mail address",
      "0.id": "expected [0].id to be the number of a person",
    },
  },
  "get-user": {
    decode: people,
    needs: {
      "0.email": "expected [0].email to be an e-mail address",
      "0.id": "expected [0].id to be the number of a person",
    },
  },
  "list-users-2022": {
    decode: people,
    needs: {
      "0.email": "expected [0].email to be an e-mail address",
      "1.email": "expected [1].email to be an e-mail address",
    },
  },
  "list-users-2022-past-the-end": { decode: people },
  "list-users-2023": {
    decode: people,
    needs: { "0.email": "expected [0].email to be an e-mail address" },
  },
  "list-organizations": {
    decode: organizations,
    needs: { "0.id": "expected [0].id to be a number of an organization" },
  },
  "list-organizations-2026": {
    decode: organizations,
    needs: { "0.id": "expected [0].id to be a number of an organization" },
  },
  "list-audit-events": { decode: audit },
  "list-audit-events-2026": {
    decode: audit,
    needs: {
      "data.0.uid": "expected [0].metadata.uid to be the id of an event",
      "data.1.uid": "expected [1].metadata.uid to be the id of an event",
    },
  },
};

/** The list itself may be null, which stands for empty, but not missing. */
const ENVELOPE = /^(data|results)$/;

type Path = readonly (string | number)[];

/** The way to every member of every object, lists and objects included. */
function paths(json: unknown, at: Path = []): Path[] {
  if (typeof json !== "object" || json === null) return [];
  const named = Array.isArray(json) ? [] : Object.keys(json).map((key) => [...at, key]);
  return [
    ...named,
    ...Object.entries(json).flatMap(([key, value]) =>
      paths(value, [...at, Array.isArray(json) ? Number(key) : key]),
    ),
  ];
}

/** A copy in which the member at `path` is another value; undefined takes it out. */
function changed(json: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(json))
    return json.map((entry, index) => (index === step ? changed(entry, rest, value) : entry));
  const { [step]: inner, ...others } = json as Record<string | number, unknown>;
  const next = changed(inner, rest, value);
  return next === undefined ? others : { ...others, [step]: next };
}

const EXTRA = { brand_new: "SECRET-new", "ada@example.com": { password: "SECRET-password" } };

function withExtras(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withExtras);
  if (typeof json !== "object" || json === null) return json;
  const inner = Object.entries(json).map(([key, value]) => [key, withExtras(value)]);
  return { ...Object.fromEntries(inner), ...EXTRA };
}

const bodyOf = (name: string) => accountFixture(name).response?.body;
const names = Object.keys(READERS);
const decodeOf = (name: string): Decode => READERS[name]?.decode ?? (() => undefined);

/** Everything that is reported, without repeats. */
function findingsIn(name: string, body: unknown): Unexpected[] {
  const found = new Map<string, Unexpected>();
  decodeOf(name)(body, (finding) => found.set(JSON.stringify(finding), finding));
  return [...found.values()];
}

test("every body is read here", () => {
  expect(fixtureNames().filter((name) => bodyOf(name) !== undefined && bodyOf(name) !== null)).toEqual(
    names.toSorted(),
  );
});

test.each(names)("%s: no secret survives", (name) => {
  const body = bodyOf(name);
  expect(JSON.stringify(decodeOf(name)(body))).not.toContain("SECRET");
});

test("there are secrets that could survive", () => {
  expect(names.filter((name) => JSON.stringify(bodyOf(name)).includes("SECRET")).length).toBeGreaterThan(6);
});

test.each(names)("%s: fields nobody knows change nothing, at any depth", (name) => {
  const decode = decodeOf(name);
  const body = bodyOf(name);
  const read = decode(withExtras(body));
  expect(read).toEqual(decode(body));
  expect(JSON.stringify(read)).not.toContain("SECRET");
});

describe.each(names)("%s", (name) => {
  const { decode, needs = {} } = READERS[name] ?? { decode: () => undefined };
  const body = bodyOf(name);
  const all = paths(body);

  test.each([
    ["missing", undefined],
    ["null", null],
  ])("each field %s is borne, or the error names the field", (_how, value) => {
    const said = Object.fromEntries(
      all
        .filter((path) => !ENVELOPE.test(path.join(".")))
        .flatMap((path) => {
          try {
            decode(changed(body, path, value));
            return [];
          } catch (error) {
            expect(error).toBeInstanceOf(ShapeError);
            return [[path.join("."), (error as ShapeError).message]];
          }
        }),
    );
    expect(said).toEqual(needs);
  });

  test("a field of another type is borne, or the error names a field", () => {
    for (const path of all)
      for (const value of [7, "x", true, [], [null, 7], {}, { id: 7 }]) {
        try {
          decode(changed(body, path, value));
        } catch (error) {
          expect(error).toBeInstanceOf(ShapeError);
          expect((error as ShapeError).message).toMatch(/^expected (a list$|\[\d\]|the answer)/);
        }
      }
  });

  test("nothing in it is unexpected", () => {
    expect(findingsIn(name, body)).toEqual([]);
  });
});

test("what is new is told, by its name and never by a value", () => {
  const found = names.flatMap((name) => findingsIn(name, withExtras(bodyOf(name))));
  expect(JSON.stringify(found)).not.toMatch(/SECRET|@|password/);
  const places = new Set(
    found.flatMap((one) => ("field" in one && one.field === "brand_new" ? [one.where] : [])),
  );
  expect([...places].toSorted()).toEqual([
    "account",
    "audit event",
    "audit event.actor",
    "audit event.actor.user",
    "audit event.user",
    "audit event.user_result",
    "invitation",
    "invitation.inviter",
    "invitation.zones[]",
    "organization",
    "role",
    "user",
    "user.orgs[]",
    "user.rbac_roles[]",
    "zone",
    "zone of a user",
    "zone of a user.zone",
    "zone of a user.zone.created_by",
    "zone.created_by",
  ]);
});

test.each([
  ["a number for a text", { status: 1 }, { where: "user.status", shape: "number" }],
  ["a list for a text", { email: ["x"], id: 1 }, undefined],
  ["an object for a flag", { is_verified: {} }, { where: "user.is_verified", shape: "object" }],
  ["a text for a list", { tags: "admin" }, { where: "user.tags", shape: "text" }],
  ["a text for a flag", { sso_enabled: "no" }, { where: "user.sso_enabled", shape: "text" }],
  ["a flag for an id", { id: true, uuid: ZONE }, { where: "user.id", shape: "flag" }],
  ["a field with the name of a method", { constructor: 1 }, { where: "user", field: "constructor" }],
])("%s is told", (_name, fields, expected) => {
  const found: Unexpected[] = [];
  const row = { id: 7, email: "ada@example.com", ...fields };
  const work = () =>
    decoders.decodeUser(row, {
      organization: 1,
      at: "[0]",
      id: "required",
      unexpected: (one) => found.push(one),
    });
  if (expected === undefined) expect(work).toThrow(ShapeError);
  else work();
  expect(found).toEqual(expected === undefined ? [] : [expected]);
});

test.each(refusals.map((refusal) => [refusal.shape, refusal] as const))(
  "a refusal as %s says something",
  (_shape, { body }) => {
    const { apiText } = readErrorBody(JSON.stringify(body));
    expect(apiText).toMatch(/Bad Request|is taken|no such user|invalid|Forbidden/);
  },
);
