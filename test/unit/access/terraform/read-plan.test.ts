import { readPlan } from "../../../../src/access/terraform/read-plan";
import {
  ada,
  bytesOf,
  type Change,
  create,
  ORG,
  plan,
  planJson,
  remove,
  resourceChange,
  unchanged,
  update,
} from "../../../support/access/plan-builder";

const resource = (address: string, actions: unknown, mode = "managed") => {
  const [type, name] = address.split(".").slice(-2);
  return { address, mode, type, name, change: { actions } };
};
const read = (document: unknown) => readPlan(bytesOf(JSON.stringify(document)));

test("a person's change is read with its place and what is not known yet", async () => {
  const { changes } = await plan([
    create(
      { role: "admin" },
      {
        address: 'automox_user.team["ada"]',
        more: { index: "ada" },
        unknown: { user_id: true, zone_roles: { a: true }, uuid: false },
      },
    ),
  ]);
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject({
    address: 'automox_user.team["ada"]',
    actions: ["create"],
    before: null,
    after: { org: ORG, email: "ada@example.com", role: "admin", index: "ada", status: null },
    unknown: { user_id: true, zone_roles: { a: true }, uuid: false },
  });
});

test("marks that are a boolean instead of an object are read", async () => {
  const { changes } = await plan([
    update(
      {},
      { role: "admin" },
      { inner: { before_sensitive: false, after_sensitive: { email: true }, after_unknown: false } },
    ),
  ]);
  expect(changes[0]).toMatchObject({ unknown: {}, sensitive: ["email", "id"] });
});

test("data sources and other resources are no people; others that change are counted", async () => {
  const document = planJson([unchanged()]);
  const others = [
    resource("data.automox_user.x", ["read"], "data"),
    resource("random_id.x", ["create"]),
    resource("random_id.y", ["no-op"]),
  ];
  const found = await read({ ...document, resource_changes: [...others, resourceChange(unchanged())] });
  expect(found.changes.map(({ address }) => address)).toEqual(["automox_user.ada"]);
  expect(found.otherChanges).toBe(1);
});

test.each([
  ["deletions without a reason, of everybody", [remove({}, { more: {} })], true],
  ["deletions with a reason", [remove()], false],
  [
    "some deletions without a reason",
    [remove({}, { more: {} }), unchanged({}, { address: "automox_user.bob" })],
    false,
  ],
  ["nobody", [], false],
])("destroys all: %s", async (_name, changes, expected) => {
  expect((await plan(changes)).destroysAll).toBe(expected);
});

test.each<[string, readonly Change[], object, boolean]>([
  ["somebody in the state and no change", [], { type: "automox_user" }, true],
  ["nobody of ours in the state", [], { type: "random_id" }, false],
  ["somebody who is listed", [unchanged()], { type: "automox_user" }, false],
])("shows no more than a refresh: %s", async (...[_name, changes, more, expected]) => {
  const each = { address: "x.y", mode: "managed", name: "y", values: {}, ...more };
  const prior_state = { values: { root_module: { child_modules: [{ resources: [each] }] } } };
  const { isRefreshOnly } = await plan(changes, { prior_state });
  expect(isRefreshOnly).toBe(expected);
});

test("the organization is taken from the id where the attribute is not there", async () => {
  const { changes } = await plan([remove({ org_id: undefined })]);
  expect(changes[0]?.before?.org).toBe(ORG);
});

test("failed checks are read, passed ones are not", async () => {
  const check = (status: string, kind = "check") => ({
    address: { kind, to_display: `${kind}.x` },
    status,
    instances: [{ address: {}, status, problems: [{ message: "too few" }] }],
  });
  const { checks } = await plan([unchanged()], {
    checks: [check("pass"), check("fail"), check("fail", "resource")],
  });
  expect(checks).toEqual([
    { kind: "check", address: "check.x", status: "fail", problems: ["too few"] },
    { kind: "resource", address: "resource.x", status: "fail", problems: ["too few"] },
  ]);
});

test.each([
  ["another major version", { ...planJson([]), format_version: "2.0" }, /format_version is 2\.0/],
  [
    "another major version with changes of another shape",
    { ...planJson([]), format_version: "2.0", resource_changes: [{ type: "automox_user", change: 1 }] },
    /format_version is 2\.0/,
  ],
  ["no format_version", { resource_changes: [] }, /no format_version/],
  [
    "a state",
    { format_version: "1.0", terraform_version: "1.11.4", values: { root_module: {} } },
    /a state, not a plan/,
  ],
  ["the log of plan -json", { "@level": "info", "@message": "Terraform 1.11.4" }, /log of/],
  [
    "a change of another shape",
    { ...planJson([]), resource_changes: [resource("automox_user.x", "create")] },
    /Cannot read the change of "automox_user\.x"/,
  ],
])("%s is refused and named", async (_name, document, expected) => {
  await expect(read(document)).rejects.toThrow(expected);
});

test("UTF-16 of a redirection in PowerShell is read, and a byte order mark", async () => {
  const text = JSON.stringify(planJson([unchanged()]));
  const halves = (bytes: Buffer) =>
    readPlan(
      (async function* () {
        yield bytes.subarray(0, 101);
        yield bytes.subarray(101);
      })(),
    );
  expect((await halves(Buffer.from(`\ufeff${text}`, "utf16le"))).changes).toHaveLength(1);
  expect((await halves(Buffer.from(`\ufeff${text}`, "utf8"))).changes).toHaveLength(1);
});

test("members that a later Terraform adds are ignored", async () => {
  const found = await read({
    ...planJson([unchanged({}, { more: { novel: { deep: [1] } } })]),
    format_version: "1.9",
    novel: [{}],
  });
  expect(found.changes[0]?.before?.email).toBe(ada().email);
});
