import fc from "fast-check";
import { type Page, readAll } from "../../../src/automox/listing";
import { ShapeError } from "../../../src/automox/wire/shape-error";

const LIMIT = 3;

/** Reads a list whose pages are given; pages beyond them are empty. */
async function read(pages: readonly (readonly (number | undefined)[])[], announced?: number) {
  const asked: number[] = [];
  const fetch = async (page: number): Promise<Page<{ id: number | undefined }>> => {
    asked.push(page);
    return { rows: (pages[page] ?? []).map((id) => ({ id })), announced };
  };
  const listing = await readAll({ limit: LIMIT, fetch, key: ({ id }) => id });
  return { ids: listing.rows.map(({ id }) => id), announced: listing.announced, asked };
}

test.each([
  ["an empty list is one request", [], [], [0]],
  ["a short page is believed once the next is empty", [[1, 2]], [1, 2], [0, 1]],
  ["a full last page", [[1, 2, 3]], [1, 2, 3], [0, 1]],
  ["several pages", [[1, 2, 3], [4, 5, 6], [7]], [1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3]],
  [
    "rows that moved to a later page are taken once",
    [
      [1, 2, 3],
      [3, 4],
    ],
    [1, 2, 3, 4],
    [0, 1, 2],
  ],
  ["more rows than asked for", [[1, 2, 3, 4, 5]], [1, 2, 3, 4, 5], [0, 1]],
])("%s", async (...row) => {
  const [, pages, ids, asked] = row;
  expect(await read(pages)).toMatchObject({ ids, asked });
});

test.each([
  ["a short page in the middle", [[1, 2], [3]], /page 0 had 2 of 3 rows, and yet page 1 has more/],
  [
    "a server that ignores the page",
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    /page 1 repeats an earlier page/,
  ],
  ["a server that ignores the page of a small list", [[1], [1]], /page 1 repeats an earlier page/],
  [
    "a server that goes in circles",
    [
      [1, 2, 3],
      [4, 5, 6],
      [1, 2, 3],
    ],
    /page 2 repeats/,
  ],
])("%s is no list", async (_name, pages, message) => {
  await expect(read(pages)).rejects.toThrow(ShapeError);
  await expect(read(pages)).rejects.toThrow(message);
});

test.each([
  ["fewer a page, as it says", 2, [1, 2, 3], undefined],
  ["as many as asked, which is not true", 3, undefined, /page 0 had 2 of 3 rows/],
  ["none a page, which is nonsense", 0, undefined, /page 0 had 2 of 3 rows/],
  ["more than asked", 9, undefined, /page 0 had 2 of 3 rows/],
])("a server that gives %s", async (...row) => {
  const [, says, expected, message] = row;
  const pages = [[1, 2], [3], []];
  const work = readAll({
    limit: LIMIT,
    fetch: async (page) => ({ rows: pages[page] ?? [], announced: undefined, limit: says }),
    key: (one) => one,
  });
  if (message) await expect(work).rejects.toThrow(message);
  else expect((await work).rows).toEqual(expected);
});

test("a list without end is given up", async () => {
  const endless = Array.from({ length: 500 }, (_, page) => [page * 3, page * 3 + 1, page * 3 + 2]);
  await expect(read(endless)).rejects.toThrow("the list has more than 400 pages");
});

test("rows that cannot be told apart are all kept", async () => {
  expect((await read([[undefined, undefined]])).ids).toEqual([undefined, undefined]);
});

test("an error on any page fails the whole list", async () => {
  const fetch = async (page: number): Promise<Page<number>> => {
    if (page === 1) throw new Error("page 1 failed");
    return { rows: [1, 2, 3], announced: undefined };
  };
  await expect(readAll({ limit: LIMIT, fetch, key: (row) => row })).rejects.toThrow("page 1 failed");
});

test("what the first page announces is handed on", async () => {
  expect((await read([[1, 2]], 5)).announced).toBe(5);
});

test("every list that is cut into pages is read whole", async () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1 }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(ids, async (all) => {
      const pages = Array.from({ length: Math.ceil(all.length / LIMIT) }, (_, page) =>
        all.slice(page * LIMIT, (page + 1) * LIMIT),
      );
      expect((await read(pages)).ids).toEqual(all);
    }),
  );
});
