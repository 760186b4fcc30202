import { printPath } from "../../../src/cty/path";
import { UNKNOWN } from "../../../src/cty/value";
import { error, fail } from "../../../src/framework/diagnostics";
import { planResource } from "../../../src/framework/plan-resource";
import type { Change, PlanPatch, Resource } from "../../../src/framework/resource";
import { flag, object, setOf, text, whole } from "../../../src/framework/schema";
import { bytes, plain, resourceOf, stage, textOf, values } from "../../support/framework/stage";

const doc = "d";
const fold = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const schema = {
  name: text.required({ doc, same: fold, replaces: true }),
  note: text.optional({ doc }),
  kind: text.defaulted({ doc, value: "std" }),
  zone: whole.proposed({ doc, replaces: true }),
  wait: flag.optional({ doc, policy: true }),
  tags: setOf.text.computed({ doc, keeps: true, nullable: true }),
  id: text.computed({ doc, keeps: true, same: fold }),
  status: text.computed({ doc }),
};
type Parts = Partial<Resource<typeof schema, unknown>>;
type Patch = PlanPatch<typeof schema>;

const empty = {
  name: "a",
  note: null,
  kind: null,
  zone: null,
  wait: null,
  tags: null,
  id: null,
  status: null,
};
const stored = { ...empty, kind: "std", zone: 1, id: "X7", status: "pending" };

interface Given {
  readonly prior?: Record<string, unknown> | null;
  readonly config?: Record<string, unknown> | null;
  readonly priorPrivate?: string;
}

async function plan(parts: Parts, { prior = stored, config = empty, priorPrivate = "" }: Given = {}) {
  const set = stage();
  const request = {
    prior: prior && values(prior),
    config: config && values(config),
    priorPrivate: bytes(priorPrivate),
  };
  const answer = await planResource(resourceOf(schema, parts), request, set.running);
  return {
    planned: plain(answer.planned),
    replace: answer.replace.map(printPath),
    privateText: textOf(answer.privateData),
    codes: answer.diagnostics.map(({ severity, code }) => `${severity} ${code}`),
    details: answer.diagnostics.map(({ detail }) => detail),
    ...set,
  };
}
const patching = (patch: Patch): Parts => ({ plan: async () => patch });

test("without a plan of the author's, the schema's is the plan", async () => {
  expect(await plan({}, { config: { ...empty, note: "n" } })).toMatchObject({
    planned: { ...stored, note: "n", status: UNKNOWN },
    replace: [],
    codes: [],
  });
});

test("the author sees configuration, prior state, plan, difference and what replaces", async () => {
  let seen: Change<typeof schema> | undefined;
  await plan(
    {
      plan: async (change) => {
        seen = change;
        return undefined;
      },
    },
    { config: { ...empty, name: "b", zone: 2 }, priorPrivate: '{"k":1}' },
  );
  expect(plain(seen?.config)).toEqual({ ...empty, name: "b", zone: 2 });
  expect(plain(seen?.prior)).toEqual(stored);
  expect(plain(seen?.planned)).toMatchObject({ name: "b", status: UNKNOWN });
  expect(seen).toMatchObject({
    differs: "remote",
    replaces: ["name", "zone"],
    private: { k: 1 },
    replacing: undefined,
  });
});

describe("what an author's plan may set", () => {
  test("is what nobody configured", async () => {
    const { planned, codes } = await plan(patching({ set: { zone: 5, id: UNKNOWN } }), {
      prior: null,
      config: { ...empty, note: "n" },
    });
    expect(planned).toMatchObject({ zone: 5, id: UNKNOWN, status: UNKNOWN, kind: "std" });
    expect(codes).toEqual([]);
  });
  test("takes the prior spelling where it means the same", async () => {
    expect(await plan(patching({ set: { id: "x7" } }))).toMatchObject({ planned: stored });
  });
  test("is brought into canonical form", async () => {
    expect(await plan(patching({ set: { tags: ["b", "a", "b"] } }), { prior: null })).toMatchObject({
      planned: { tags: ["a", "b"] },
    });
  });
  test("may repeat what is configured, without changing its spelling", async () => {
    const { planned, codes } = await plan(patching({ set: { name: "A" } }), {
      config: { ...empty, name: "A" },
    });
    expect(planned).toEqual(stored);
    expect(codes).toEqual([]);
  });
  test("turns a silent plan into a write, of which all other computed values are open", async () => {
    const { planned } = await plan(patching({ set: { status: "invited" } }));
    expect(planned).toEqual({ ...stored, status: "invited" });
    const { planned: opened } = await plan(patching({ set: { tags: ["new"] } }));
    expect(opened).toEqual({ ...stored, tags: ["new"], status: UNKNOWN });
  });
  test("leaves a plan of policies alone when it sets what is there", async () => {
    const { planned } = await plan(patching({ set: { zone: 1 } }), { config: { ...empty, wait: true } });
    expect(planned).toEqual({ ...stored, wait: true });
  });
  test.each<readonly [string, Patch, Record<string, unknown>]>([
    ["another value than configured", { set: { name: "b" } }, empty],
    ["a value where null is configured", { set: { note: "n" } }, empty],
    ["a value in place of the default", { set: { kind: "big" } }, empty],
    ["a value where something unknown is configured", { set: { zone: 3 } }, { ...empty, zone: UNKNOWN }],
    ["a value of another type", { set: { zone: "3" as never } }, empty],
    ["an attribute that does not exist", { set: { nosuch: 1 } as never }, empty],
    ["an attribute of every object", { set: { constructor: 1 } as never }, empty],
    ["the replacement by an attribute that does not exist", { replace: ["nosuch" as never] }, empty],
  ])("is not %s", async (_name, patch, config) => {
    const { codes, planned } = await plan(patching(patch), { config });
    expect(codes).toEqual(["error provider/bug"]);
    expect(planned).toMatchObject({ name: "a", note: null, kind: "std" });
  });
});

describe("replacement", () => {
  test("is asked for by the schema and by the author, each attribute once and sorted", async () => {
    const config = { ...empty, name: "b", zone: 2 };
    expect((await plan(patching({ replace: ["note", "name"] }), { config })).replace).toEqual([
      "name",
      "note",
      "zone",
    ]);
  });
  test("means nothing when created", async () => {
    expect((await plan(patching({ replace: ["name"] }), { prior: null })).replace).toEqual([]);
  });
  test("tells its second planning what the first left, which the new object's state never holds", async () => {
    const first = await plan(patching({ tell: { token: 1 } }), { priorPrivate: '{"mailed":2}' });
    expect(first.privateText).toBe('{".state":{"mailed":2},".plan":{"token":1}}');
    let seen: unknown;
    const second = await plan(
      {
        plan: async ({ replacing, private: kept }) => {
          seen = { replacing, kept };
          return {};
        },
      },
      { prior: null, priorPrivate: first.privateText },
    );
    expect(seen).toEqual({ replacing: { token: 1 }, kept: {} });
    expect(second.privateText).toBe("");
  });
});

describe("private data", () => {
  test("of the state are echoed byte for byte", async () => {
    const odd = '{ "b": 1.0,\n"a": 2 }';
    expect((await plan({}, { priorPrivate: odd })).privateText).toBe(odd);
    expect((await plan({}, { config: null, priorPrivate: odd })).privateText).toBe(odd);
  });
});

describe("failures", () => {
  test("of the author become diagnostics beside warnings", async () => {
    const { codes } = await plan({
      plan: async (_change, call) => {
        call.warn({ code: "toy/slow", summary: "s", detail: "d" });
        return fail({ code: "toy/no", summary: "s", detail: "d" });
      },
    });
    expect(codes).toEqual(["error toy/no", "warning toy/slow"]);
  });
  test("that nobody foresaw do not show their text", async () => {
    const { codes, details, reported } = await plan({
      plan: async () => {
        throw new Error("hunter2");
      },
    });
    expect(codes).toEqual(["error provider/bug"]);
    expect(details.join()).not.toContain("hunter2");
    expect(reported).toHaveLength(1);
  });
});

describe("the plan of a removal", () => {
  test("is silent", async () => {
    expect(await plan({}, { config: null })).toMatchObject({ planned: null, replace: [], codes: [] });
  });
  test("may warn and refuse", async () => {
    const { planned, codes } = await plan(
      {
        planDelete: async (prior, call) => {
          call.warn({ code: "toy/sure", summary: prior.name, detail: "d" });
          throw error;
        },
      },
      { config: null },
    );
    expect(planned).toBeNull();
    expect(codes).toEqual(["error provider/bug", "warning toy/sure"]);
  });
});

test("what the plan of a removal tells reaches the apply, beside what the state keeps", async () => {
  const { privateText } = await plan(
    { planDelete: async () => ({ tell: { isKept: true } }) },
    { config: null, priorPrivate: '{"sentAt":1}' },
  );
  expect(JSON.parse(privateText)).toEqual({ ".state": { sentAt: 1 }, ".plan": { isKept: true } });
});

test("of nothing, the plan of a removal asks nobody", async () => {
  const parts: Parts = {
    planDelete: async () => {
      throw new Error("asked");
    },
  };
  expect(await plan(parts, { prior: null, config: null })).toMatchObject({ planned: null, codes: [] });
});

test("an object inside may be set as a whole, its missing parts null", async () => {
  const nested = {
    it: object({ a: text.computed({ doc }), b: text.computed({ doc, nullable: true }) }).computed({ doc }),
  };
  const set = stage();
  const resource = resourceOf(nested, { plan: async () => ({ set: { it: { a: "x" } as never } }) });
  const request = { prior: null, config: values({ it: null }), priorPrivate: bytes("") };
  const { planned } = await planResource(resource, request, set.running);
  expect(plain(planned)).toEqual({ it: { a: "x", b: null } });
});
