import nock from "nock";
import { failureOf, HOST, underTest } from "../../support/client/client-under-test";

const some = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: from + index, name: `Org ${from + index}` }));

const answer = (query: object | undefined, body: unknown) => {
  const scope = nock(`${HOST}/api`).get("/orgs");
  return (query ? scope.query({ ...query }) : scope).reply(200, JSON.stringify(body));
};

const list = () => {
  const { client, clock, call } = underTest();
  return clock.run(client.organizations.list(call));
};

test.each([1, 2, 24, 26])(
  "%d organizations are one request without paging, as the contract has it",
  async (count) => {
    answer(undefined, some(1, count));
    expect(await list()).toEqual(some(1, count));
  },
);

test("no organization is an empty list", async () => {
  answer(undefined, null);
  expect(await list()).toEqual([]);
});

test.each([25, 50, 500])("%d may be one page only, so they are read page by page", async (count) => {
  answer(undefined, some(1, count));
  answer({ limit: 500, page: 0 }, some(1, 500));
  answer({ limit: 500, page: 1 }, some(501, 7));
  answer({ limit: 500, page: 2 }, []);
  expect(await list()).toHaveLength(507);
});

test("fewer than announced are read page by page", async () => {
  answer(undefined, { data: some(1, 3), metadata: { total_count: 4 } });
  answer({ limit: 500, page: 0 }, some(1, 4));
  answer({ limit: 500, page: 1 }, []);
  expect(await list()).toHaveLength(4);
});

test("a server that ignores the page is found out", async () => {
  answer(undefined, some(1, 25));
  answer({ limit: 500, page: 0 }, some(1, 25));
  answer({ limit: 500, page: 1 }, some(1, 25));
  expect(await failureOf(list())).toMatchObject({ kind: "unreadable", path: "/orgs" });
});

test("fewer than announced on all pages are no list: the only one seen would be taken for the only one", async () => {
  const short = { data: some(1, 1), metadata: { total_count: 2 } };
  answer(undefined, short);
  answer({ limit: 500, page: 0 }, short);
  answer({ limit: 500, page: 1 }, []);
  expect(await failureOf(list())).toMatchObject({
    kind: "unreadable",
    path: "/orgs",
    reason: "the list announces 2 organizations and has 1",
  });
});
