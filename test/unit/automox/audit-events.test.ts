import nock from "nock";
import { ZONE } from "../../support/client/account-fixture";
import { json } from "../../support/client/account-under-test";
import { failureOf, HOST, underTest } from "../../support/client/client-under-test";

const PATH = `/audit-service/v1/orgs/${ZONE}/events`;
const DATE = "2026-03-25";

const page = (cursor: string | undefined) =>
  nock(`${HOST}/api`, { reqheaders: { "x-ax-organization-uuid": ZONE } })
    .get(PATH)
    .query({ date: DATE, limit: 500, ...(cursor === undefined ? {} : { cursor }) });

const events = (organization = ZONE, date = DATE) => {
  const { client, clock, call } = underTest();
  return clock.run(client.audit.events({ organization, date }, call));
};

/** Events as the vendor's description has them: two ids each. */
const some = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `oid-${from + index}`,
    metadata: { uid: `uid-${from + index}` },
    time: 1_774_432_800 + from + index,
    type_name: "Authentication: Logon",
  }));

const uids = (count: number) => Array.from({ length: count }, (_, index) => `uid-${index + 1}`);
const uidsOf = async (work: ReturnType<typeof events>) => (await work).map(({ uid }) => uid);

test.each([
  ["an array", (data: unknown) => data],
  ["an envelope", (data: unknown) => ({ metadata: { count: 3 }, data })],
])("a short page is the whole day: %s", async (_name, wrap) => {
  page(undefined).reply(200, json(wrap(some(1, 3))));
  expect(await uidsOf(events())).toEqual(uids(3));
});

test("a day without events", async () => {
  page(undefined).reply(200, json({ metadata: { count: 0 }, data: [] }));
  expect(await events()).toEqual([]);
});

test("full pages are followed by the last event's id", async () => {
  page(undefined).reply(200, json(some(1, 500)));
  page("oid-500").reply(200, json(some(501, 500)));
  page("oid-1000").reply(200, json(some(1001, 1)));
  expect(await uidsOf(events())).toEqual(uids(1001));
});

test.each([
  ["brings nothing", []],
  ["is ignored", some(1, 500)],
])("where that %s, the event's own uid is tried: two tools of the vendor use it", async (_name, answer) => {
  page(undefined).reply(200, json(some(1, 500)));
  page("oid-500").reply(200, json(answer));
  page("uid-500").reply(200, json(some(501, 2)));
  expect(await uidsOf(events())).toEqual(uids(502));
});

test("a cursor that is refused is a wrong one", async () => {
  page(undefined).reply(200, json(some(1, 500)));
  page("oid-500").reply(400, json({ errors: ["no UUID"] }));
  page("uid-500").reply(200, json(some(501, 2)));
  expect(await uidsOf(events())).toEqual(uids(502));
});

test("where every cursor is refused the day is not known", async () => {
  page(undefined).reply(200, json(some(1, 500)));
  page("oid-500").reply(400, json({ errors: ["no UUID"] }));
  page("uid-500").reply(400, json({ errors: ["no id"] }));
  expect(await failureOf(events())).toMatchObject({ kind: "invalid", apiText: "no UUID" });
});

test("where one is refused and the other brings nothing the day is over", async () => {
  page(undefined).reply(200, json(some(1, 500)));
  page("oid-500").reply(200, "[]");
  page("uid-500").reply(400, json({ errors: ["no id"] }));
  expect(await uidsOf(events())).toEqual(uids(500));
});

test("a full last page ends when no id leads further", async () => {
  page(undefined).reply(200, json(some(1, 500)));
  page("oid-500").reply(200, "[]");
  page("uid-500").reply(200, "null");
  expect(await uidsOf(events())).toEqual(uids(500));
});

test("a cursor that the answer names comes before all others", async () => {
  page(undefined).reply(200, json({ data: some(1, 500), metadata: { next: "there" } }));
  page("there").reply(200, json({ data: some(501, 1) }));
  expect(await uidsOf(events())).toEqual(uids(501));
});

test("the other spelling of the growing id", async () => {
  page(undefined).reply(200, json(some(1, 500).map(({ id, ...rest }) => ({ ...rest, _id: { $oid: id } }))));
  page("oid-500").reply(200, json(some(501, 1)));
  expect(await uidsOf(events())).toHaveLength(501);
});

test("an event on two pages is told once", async () => {
  page(undefined).reply(200, json(some(1, 500)));
  page("oid-500").reply(200, json(some(500, 3)));
  expect(await uidsOf(events())).toEqual(uids(502));
});

test("a server that never ends is given up", async () => {
  let next = 1;
  nock(`${HOST}/api`)
    .persist()
    .get(PATH)
    .query(true)
    .reply(() => {
      const body = json(some(next, 500));
      next += 500;
      return [200, body];
    });
  expect(await failureOf(events())).toMatchObject({
    kind: "unreadable",
    path: PATH,
    reason: "the list has more than 200 pages",
  });
  nock.cleanAll();
});

test("an error on a later page fails the day: half of it would hide log-ins", async () => {
  page(undefined).reply(200, json(some(1, 500)));
  page("oid-500").reply(403, json({ errors: ["no"] }));
  page("uid-500").optionally().reply(200, "[]");
  expect(await failureOf(events())).toMatchObject({ kind: "forbidden", path: PATH });
});

test.each([
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "not-found"],
  [400, "invalid"],
])("%d is %s", async (status, kind) => {
  page(undefined).reply(status, json({ errors: ["no"] }));
  expect(await failureOf(events())).toMatchObject({ kind, apiText: "no" });
});

test("a passing failure is repeated, and the header goes along", async () => {
  page(undefined).reply(503, "");
  page(undefined).reply(200, json(some(1, 1)));
  expect(await uidsOf(events())).toEqual(uids(1));
});

test.each([
  ["7", DATE, "organization"],
  [`${ZONE}/..`, DATE, "organization"],
  [ZONE, "", "date"],
  [ZONE, "2026-02-30", "date"],
  [ZONE, "2026-3-25", "date"],
  [ZONE, "2026-03-25T00:00:00Z", "date"],
  [ZONE, "25.03.2026", "date"],
])("nothing is asked for %j on %j", async (organization, date, name) => {
  const { client, call } = underTest();
  expect(await failureOf(client.audit.events({ organization, date }, call))).toMatchObject({
    kind: "invalid",
    reason: expect.stringContaining(`\`${name}\``),
  });
  expect(client.usage.made).toBe(0);
});

test.each([
  ["seconds", 1_774_432_800, "2026-03-25T10:00:00Z"],
  ["seconds with a fraction", 1_774_432_800.123_456, "2026-03-25T10:00:00.123Z"],
  ["milliseconds", 1_774_432_800_123, "2026-03-25T10:00:00.123Z"],
  ["milliseconds as a text", "1774432800123", "2026-03-25T10:00:00.123Z"],
  ["seconds as a text", "1774432800", "2026-03-25T10:00:00Z"],
  ["a date", "2026-03-25T10:00:00+0000", "2026-03-25T10:00:00Z"],
  ["nothing", undefined, null],
  ["null", null, null],
  ["a word", "yesterday", null],
])("time as %s", async (_name, time, at) => {
  page(undefined).reply(200, json([{ uid: "a", time }]));
  expect(await events()).toEqual([{ uid: "a", at, type: null }]);
});

test.each([
  [
    "who did it, and to whom",
    {
      actor: { user: { email_addr: "ada@example.com" } },
      user: { email_addr: "bob@example.com" },
      activity: "Create",
    },
    { actorEmail: "ada@example.com", targetEmail: "bob@example.com", activity: "Create" },
  ],
  [
    "to whom, by the result",
    { user_result: { email_addr: "bob@example.com" } },
    { targetEmail: "bob@example.com" },
  ],
  ["the act in its other spelling", { activity_name: "Logon" }, { activity: "Logon" }],
  ["people as something else", { actor: "ada", user: 7, user_result: [] }, {}],
  [
    "the sentence and the class",
    { message: "User Log In Success", class_uid: 3002 },
    { message: "User Log In Success", classId: 3002 },
  ],
])("%s", async (_name, fields, read) => {
  page(undefined).reply(200, json([{ uid: "a", ...fields }]));
  expect(await events()).toEqual([{ uid: "a", at: null, type: null, ...read }]);
});

test("what the event quotes of a request does not survive", async () => {
  page(undefined).reply(
    200,
    json([{ uid: "a", raw_data: "{password=do-not-tell}", entity: { name: "do-not-tell" } }]),
  );
  expect(JSON.stringify(await events())).not.toContain("do-not-tell");
});

test("what is new is told", async () => {
  page(undefined).reply(200, json([{ uid: "a", actor: { process: 1 }, time: [] }]));
  const found: unknown[] = [];
  const { client, clock, call } = underTest();
  const told = { ...call, unexpected: (finding: unknown) => found.push(finding) };
  await clock.run(client.audit.events({ organization: ZONE, date: DATE }, told));
  expect(found).toEqual([
    { where: "audit event.actor", field: "process" },
    { where: "audit event.time", shape: "list" },
  ]);
});
