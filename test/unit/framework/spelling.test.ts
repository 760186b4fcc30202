import type { AnyAttribute } from "../../../src/framework/attribute";
import { listOf, mapOf, object, setOf, text, whole } from "../../../src/framework/schema";
import { settleSpelling } from "../../../src/framework/spelling";
import { plain, values } from "../../support/framework/stage";

const doc = "d";
const fold = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const item = { name: text.required({ doc, same: fold }), size: whole.computed({ doc }) };

type Row = readonly [name: string, attribute: AnyAttribute, read: unknown, prior: unknown, settled: unknown];

test.each<Row>([
  ["a value that means the same", text.required({ doc, same: fold }), "ADA", "ada", "ada"],
  ["a value that means something else", text.required({ doc, same: fold }), "Bob", "ada", "Bob"],
  ["a value from nothing", text.optional({ doc, same: fold }), "Ada", null, "Ada"],
  ["nothing from a value", text.optional({ doc, same: fold }), null, "ada", null],
  ["a policy, whatever was read", text.optional({ doc, policy: true }), null, "mine", "mine"],
  [
    "one object",
    object(item).optional({ doc }),
    { name: "ADA", size: 2 },
    { name: "ada", size: 1 },
    { name: "ada", size: 2 },
  ],
  [
    "a list, by position",
    listOf.object(item).optional({ doc }),
    [
      { name: "ADA", size: 1 },
      { name: "Bob", size: 1 },
    ],
    [{ name: "ada", size: 1 }],
    [
      { name: "ada", size: 1 },
      { name: "Bob", size: 1 },
    ],
  ],
  [
    "a map, by key",
    mapOf.object(item).optional({ doc }),
    new Map([["__proto__", { name: "ADA", size: 1 }]]),
    new Map([["__proto__", { name: "ada", size: 1 }]]),
    new Map([["__proto__", { name: "ada", size: 1 }]]),
  ],
  [
    "a set, by what its elements are",
    setOf.object(item).optional({ doc }),
    [
      { name: "ADA", size: 9 },
      { name: "Bob", size: 1 },
    ],
    [
      { name: "ada", size: 1 },
      { name: "bob", size: 1 },
    ],
    [
      { name: "ada", size: 9 },
      { name: "bob", size: 1 },
    ],
  ],
])("%s", (_name, ...[attribute, read, prior, expected]) => {
  const settled = settleSpelling({ it: attribute }, values({ it: read }), values({ it: prior }));
  expect(plain(settled)).toEqual({ it: expected });
});
