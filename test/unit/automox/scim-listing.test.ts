import fc from "fast-check";
import { readScimPages } from "../../../src/automox/scim-listing";
import type { ScimPage } from "../../../src/automox/wire/decode-scim";
import { ShapeError } from "../../../src/automox/wire/shape-error";

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `id-${index}`, userName: `p${index}@example.com` }));

/** A server that answers with the pages given, whatever is asked. */
const scripted = (...pages: ScimPage[]) => {
  const asked: number[] = [];
  const fetch = async (startIndex: number) => {
    asked.push(startIndex);
    return pages[asked.length - 1] ?? { users: [], total: pages[0]?.total ?? 0 };
  };
  return { asked, read: () => readScimPages(fetch) };
};

const all = people(7);
const page = (from: number, to: number, total = all.length): ScimPage => ({
  users: all.slice(from, to),
  total,
});

test("an empty list is one request", async () => {
  const { asked, read } = scripted({ users: [], total: 0 });
  expect(await read()).toEqual([]);
  expect(asked).toEqual([1]);
});

test("a server that sends fewer rows than asked is asked on from behind the last row", async () => {
  const { asked, read } = scripted(page(0, 3), page(3, 4), page(4, 7));
  expect(await read()).toEqual(all);
  expect(asked).toEqual([1, 4, 5]);
});

test.each([
  ["ends before its own total", [page(0, 3), page(3, 3)], "the list announced 7 users and ended after 3"],
  ["is empty though it announces people", [page(0, 0)], "the list announced 7 users and ended after 0"],
  ["ignores paging", [page(0, 3), page(0, 3)], "the list shows a user twice, so others may be missing"],
  [
    "moves while it is read",
    [page(0, 4), page(3, 7)],
    "the list shows a user twice, so others may be missing",
  ],
  ["changes its total", [page(0, 4), page(4, 6, 6)], "the list announced 7 users, and 6 on a later page"],
  ["has more than it announces", [page(0, 4, 3)], "the list announced 3 users and has more"],
])("a list that %s is an error", async (_name, pages, reason) => {
  await expect(scripted(...pages).read()).rejects.toThrow(new ShapeError(reason));
});

test("a server that never ends is not followed for ever", async () => {
  let made = 0;
  const endless = async () => {
    made += 1;
    return { users: [{ id: `${made}`, userName: "x" }], total: 1_000_000 };
  };
  await expect(readScimPages(endless)).rejects.toThrow("the list has more than 400 pages");
  expect(made).toBe(400);
});

test("every honest server gives everybody, however it cuts its pages", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 60 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 60, maxLength: 60 }),
      async (count, lengths) => {
        const rows = people(count);
        let asked = 0;
        const fetch = async (startIndex: number) => {
          asked += 1;
          return { users: rows.slice(startIndex - 1, startIndex - 1 + (lengths[asked] ?? 1)), total: count };
        };
        expect(await readScimPages(fetch)).toEqual(rows);
      },
    ),
  );
});

test("somebody missing from any page is noticed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(),
      async (count, length, chosen) => {
        const rows = people(count);
        const hidden = rows[chosen % count]?.id;
        const fetch = async (startIndex: number) => ({
          users: rows.slice(startIndex - 1, startIndex - 1 + length).filter(({ id }) => id !== hidden),
          total: count,
        });
        await expect(readScimPages(fetch)).rejects.toThrow(ShapeError);
      },
    ),
  );
});
