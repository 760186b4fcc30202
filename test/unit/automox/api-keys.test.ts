import nock from "nock";
import { failureOf, HOST, underTest } from "../../support/client/client-under-test";

const row = (id: number, more: object = {}) => ({ id, is_enabled: true, api_key: "S-E-C-R-E-T", ...more });
const PLACE = { org: 12, user: 9, key: "7" };
const PATH = "/users/9/api_keys";
const ids = (keys: readonly { id: string }[]) => keys.map(({ id }) => id);

function asked() {
  const { client, clock, call } = underTest();
  const run = <T>(use: (keys: typeof client.apiKeys) => Promise<T>) => clock.run(use(client.apiKeys));
  return { run, call };
}
const on = (line: string, query: object = { o: 12 }, body?: nock.RequestBodyMatcher) => {
  const [method = "", path = ""] = line.split(" ");
  return nock(`${HOST}/api`)
    .intercept(path, method, body)
    .query({ ...query });
};

test("the keys of an organization are one request, in any envelope", async () => {
  const { run, call } = asked();
  for (const body of [{ results: [row(1), row(2)], size: 2 }, [row(1), row(2)]]) {
    on("GET /orgs/12/api_keys", {}).reply(200, body);
    expect(ids(await run((keys) => keys.list(12, call)))).toEqual(["1", "2"]);
  }
  on(`GET ${PATH}`).reply(200, { results: null, size: 0 });
  expect(await run((keys) => keys.ofUser(12, 9, call))).toEqual([]);
});

test("what may be one page only is read page by page, and `o` goes along", async () => {
  const { run, call } = asked();
  on(`GET ${PATH}`).reply(200, { results: [row(1)], size: 2 });
  on(`GET ${PATH}`, { o: 12, limit: 500, page: 0 }).reply(200, { results: [row(1), row(2)], size: 2 });
  on(`GET ${PATH}`, { o: 12, limit: 500, page: 1 }).reply(200, { results: [], size: 2 });
  expect(ids(await run((keys) => keys.ofUser(12, 9, call)))).toEqual(["1", "2"]);
});

test("a list shorter than it says is none: a key that nobody sees would live on", async () => {
  const { run, call } = asked();
  on(`GET ${PATH}`).reply(200, { results: [row(1)], size: 3 });
  on(`GET ${PATH}`, { o: 12, limit: 500, page: 0 }).reply(200, { results: [row(1)], size: 3 });
  on(`GET ${PATH}`, { o: 12, limit: 500, page: 1 }).reply(200, { results: [], size: 3 });
  expect(await failureOf(run((keys) => keys.ofUser(12, 9, call)))).toMatchObject({ kind: "unreadable" });
});

test.each<[string, object | string, boolean | null]>([
  ["the key", row(7, { is_enabled: false }), false],
  ["a list of one", [row(7, { is_enabled: false })], false],
  ["nothing", "", null],
  ["a word", "OK", null],
  ["another key", row(8, { is_enabled: false }), null],
  ["no key", { ok: true }, null],
])("disabling answers %s", async (_name, body, expected) => {
  const { run, call } = asked();
  on(`PUT ${PATH}/7`, { o: 12 }, { is_enabled: false }).reply(200, body);
  const key = await run((keys) => keys.setEnabled(PLACE, false, call));
  expect(key?.isEnabled ?? null).toBe(expected);
  expect(JSON.stringify(key)).not.toContain("S-E-C-R-E-T");
});

test("one key; 404 is none, and deleting it again is success", async () => {
  const { run, call } = asked();
  on(`GET ${PATH}/7`).reply(200, row(7));
  expect(await run((keys) => keys.get(PLACE, call))).toMatchObject({ id: "7", isEnabled: true });
  on(`GET ${PATH}/7`).reply(404);
  expect(await run((keys) => keys.get(PLACE, call))).toBeUndefined();
  for (const status of [204, 404]) {
    on(`DELETE ${PATH}/7`).reply(status);
    expect(await run((keys) => keys.remove(PLACE, call))).toBeUndefined();
  }
});

test("a list that is not found proves no absence", async () => {
  const { run, call } = asked();
  on(`GET ${PATH}`).reply(404);
  expect(await failureOf(run((keys) => keys.ofUser(12, 9, call)))).toMatchObject({ kind: "not-found" });
});

test.each([0, -1, Number.NaN])("%d is in no path", async (org) => {
  const { run, call } = asked();
  expect(await failureOf(run((keys) => keys.list(org, call)))).toMatchObject({ kind: "invalid" });
  const place = { ...PLACE, org };
  expect(await failureOf(run((keys) => keys.remove(place, call)))).toMatchObject({ kind: "invalid" });
});
