import fc from "fast-check";
import { sliceJson } from "../../../../src/access/terraform/json-slices";

async function slice(text: string, { size = 7 }: { size?: number } = {}) {
  const found = { values: [] as unknown[], elements: [] as unknown[] };
  const bytes = Buffer.from(text, "utf8");
  await sliceJson(
    (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
    {
      values: ["v", "deep.v"],
      elements: ["e"],
      onValue: (_name, value) => found.values.push(value),
      onElement: (_name, element) => found.elements.push(element),
    },
  );
  return found;
}

test("whatever the values and wherever the chunks end, the members asked for are found and nothing else", async () => {
  const member = fc.jsonValue({ maxDepth: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        v: member,
        e: fc.array(fc.dictionary(fc.string(), member), { maxLength: 4 }),
        deep: fc.record({ w: member, v: member, x: member }),
        skipped: fc.record({ v: member, e: member }),
      }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(undefined, 2),
      async (document, size, indent) => {
        const parsed = JSON.parse(JSON.stringify(document));
        expect(await slice(JSON.stringify(document, undefined, indent), { size })).toEqual({
          values: [parsed.v, parsed.deep.v],
          elements: parsed.e,
        });
      },
    ),
  );
});

test.each([
  ["cut within a member", '{"v": {"a": 1'],
  ["cut within a text", '{"v": "a'],
  ["nothing", ""],
  ["a list", "[{}]"],
  ["two documents", '{"v":1}{"v":2}'],
  ["no JSON", "Terraform will perform"],
  ["a member that is no JSON", '{"v": nul}'],
])("%s is refused", async (_name, text) => {
  await expect(slice(text)).rejects.toMatchObject({ name: "AccessError" });
});
