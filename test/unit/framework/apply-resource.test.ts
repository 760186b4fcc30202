import { type ObjectValue, UNKNOWN } from "../../../src/cty/value";
import { applyResource } from "../../../src/framework/apply-resource";
import { error, Failure, warning } from "../../../src/framework/diagnostics";
import type { Resource } from "../../../src/framework/resource";
import { flag, listOf, object, setOf, text, whole } from "../../../src/framework/schema";
import { bytes, plain, resourceOf, stage, textOf, values } from "../../support/framework/stage";

const doc = "d";
const fold = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const schema = {
  name: text.required({ doc }),
  email: text.optional({ doc, same: fold }),
  size: whole.proposed({ doc }),
  wait: flag.optional({ doc, policy: true }),
  id: text.computed({ doc, keeps: true }),
  status: text.computed({ doc }),
};
type Parts = Partial<Resource<typeof schema, unknown>>;

const config = values({ name: "a", email: "Ada@x", size: null, wait: null, id: null, status: null });
const created = values({ ...(plain(config) as object), size: UNKNOWN, id: UNKNOWN, status: UNKNOWN });
const prior = values({ name: "a", email: "ada@x", size: 1, wait: null, id: "7", status: "pending" });
const updated = values({ ...(plain(prior) as object), name: "b", status: UNKNOWN });
const answered = { name: "a", email: "ada@x", size: 2, wait: null, id: "7", status: "pending" };

interface Given {
  readonly prior?: ObjectValue | null;
  readonly planned?: ObjectValue | null;
  readonly config?: ObjectValue | null;
  readonly plannedPrivate?: string;
}

async function apply(parts: Parts, given: Given, explain?: Parameters<typeof stage>[0]) {
  const set = stage(explain);
  const request = {
    prior: given.prior ?? null,
    planned: given.planned === undefined ? created : given.planned,
    config: given.config === undefined ? config : given.config,
    plannedPrivate: bytes(given.plannedPrivate ?? ""),
  };
  const answer = await applyResource(resourceOf(schema, parts), request, set.running);
  return {
    state: plain(answer.state),
    privateText: textOf(answer.privateData),
    codes: answer.diagnostics.map(({ severity, code }) => `${severity} ${code}`),
    diagnostics: answer.diagnostics,
    ...set,
  };
}

const refusal = new Failure(error({ code: "toy/refused", summary: "Cannot paint a", detail: "No paint." }));

describe("a creation", () => {
  test("stores what was planned and what was answered for the rest, in the planned spelling", async () => {
    const { state, codes } = await apply({ create: async () => answered }, {});
    expect(state).toEqual({ ...answered, email: "Ada@x" });
    expect(codes).toEqual([]);
  });
  test("that fails before anything exists stores nothing", async () => {
    const { state, codes, privateText } = await apply(
      {
        create: async (_plan, call) => {
          call.keep({ half: true });
          throw refusal;
        },
      },
      {},
    );
    expect(state).toBeNull();
    expect(privateText).toBe("");
    expect(codes).toEqual(["error toy/refused"]);
  });
  test("that fails once something exists ends without error: planned values, saved ones for the rest", async () => {
    const { state, codes, diagnostics, privateText } = await apply(
      {
        create: async (_plan, call) => {
          call.saved({ ...answered, size: 1 });
          call.saved({ ...answered, name: "half", status: "there" });
          call.keep({ mailed: 1 });
          throw refusal;
        },
      },
      {},
    );
    expect(state).toEqual({ name: "a", email: "Ada@x", size: 2, wait: null, id: "7", status: "there" });
    expect(codes).toEqual(["warning toy/refused"]);
    expect(diagnostics[0]?.summary).toBe("Cannot paint a");
    expect(diagnostics[0]?.detail).toContain("No paint.");
    expect(diagnostics[0]?.detail).toContain(
      "toy_thing a exists and is in the state as planned, not tainted.",
    );
    expect(privateText).toBe('{"mailed":1}');
  });
  test("that fails by something unforeseen once something exists does not either", async () => {
    const { state, codes, reported } = await apply(
      {
        create: async (_plan, call) => {
          call.saved(answered);
          throw new TypeError("boom, said hunter2");
        },
      },
      {},
    );
    expect(state).toMatchObject({ id: "7" });
    expect(codes).toEqual(["warning provider/bug"]);
    expect(reported).toHaveLength(1);
  });
  test("tells what the API did not take, and stores it as planned", async () => {
    const { state, codes, diagnostics } = await apply(
      { create: async () => ({ ...answered, name: "z" }) },
      {},
    );
    expect(state).toMatchObject({ name: "a" });
    expect(codes).toEqual(["warning apply/value-not-taken"]);
    expect(diagnostics[0]?.path).toEqual([{ attribute: "name" }]);
    expect(diagnostics[0]?.detail).toContain("The next plan shows the difference");
  });
  test.each([
    ["left unknown", { ...answered, status: UNKNOWN }],
    ["of another type", { ...answered, status: 7 }],
    ["missing but for the known", { ...answered, status: Number.NaN }],
  ])(
    "whose answer has a value %s is stored all the same, without an error that taints",
    async (_name, broken) => {
      const { state, codes } = await apply({ create: async () => broken as never }, {});
      expect(state).toEqual({ ...answered, email: "Ada@x", status: null });
      expect(codes).toEqual(["warning provider/bug"]);
    },
  );
  test("whose saved state is broken is not forgotten", async () => {
    const { state, codes } = await apply(
      {
        create: async (_plan, call) => {
          call.saved({ id: "7", size: "many" } as never);
          throw refusal;
        },
      },
      {},
    );
    expect(state).toEqual({ name: "a", email: "Ada@x", size: null, wait: null, id: "7", status: null });
    expect(codes).toEqual(["warning toy/refused", "warning provider/bug"]);
  });
  test.each([
    ["nothing", undefined],
    ["null", null],
  ])("that answers %s is our error", async (_name, nothing) => {
    const { state, codes } = await apply({ create: async () => nothing as never }, {});
    expect(state).toBeNull();
    expect(codes).toEqual(["error provider/bug"]);
  });
  test("that answers no object is stored as planned", async () => {
    const { state, codes } = await apply({ create: async () => "done" as never }, {});
    expect(state).toEqual({ name: "a", email: "Ada@x", size: null, wait: null, id: null, status: null });
    expect(codes).toEqual(["warning provider/bug"]);
  });
  test("is not lost by a comparison that throws", async () => {
    const touchy = {
      ...schema,
      email: text.optional({
        doc,
        same: () => {
          throw new Error("hunter2");
        },
      }),
    };
    const set = stage();
    const request = { prior: null, planned: created, config, plannedPrivate: bytes("") };
    const resource = resourceOf(touchy, { create: async () => answered });
    const { state, diagnostics } = await applyResource(resource, request, set.running);
    expect(plain(state)).toMatchObject({ name: "a", email: "Ada@x" });
    expect(diagnostics.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(JSON.stringify(diagnostics)).not.toContain("hunter2");
  });
  test("is not lost by a name that cannot be told", async () => {
    const { state, diagnostics } = await apply(
      {
        nameOf: ({ status }) => `${status as never}`, // a template cannot print a symbol
        create: async () => ({ ...answered, name: "z" }),
      },
      {},
    );
    expect(state).toMatchObject({ name: "a", id: "7" });
    expect(diagnostics[0]?.summary).toBe("toy_thing: the API did not take the value of name");
  });
  test("passes warnings on", async () => {
    const { codes } = await apply(
      {
        create: async (_plan, call) => {
          call.warn({ code: "toy/slow", summary: "s", detail: "d" });
          return answered;
        },
      },
      {},
    );
    expect(codes).toEqual(["warning toy/slow"]);
  });
});

describe("an update", () => {
  const given = { prior, planned: updated, config: values({ ...(plain(config) as object), name: "b" }) };
  const done = { ...answered, name: "b", size: 1, email: "ADA@x" };

  test("gets plan and prior and stores the planned values", async () => {
    let seen: unknown;
    const { state, codes } = await apply(
      {
        update: async (change) => {
          seen = change;
          return { ...done, status: "active" };
        },
      },
      given,
    );
    expect(seen).toEqual({ plan: updated, prior });
    expect(state).toEqual({ ...(plain(updated) as object), status: "active" });
    expect(codes).toEqual([]);
  });
  test("that fails keeps the prior state", async () => {
    const { state, codes } = await apply(
      {
        update: async () => {
          throw refusal;
        },
      },
      given,
    );
    expect(state).toEqual(plain(prior));
    expect(codes).toEqual(["error toy/refused"]);
  });
  test("that fails half-way stores exactly what was saved, in the planned spelling", async () => {
    const { state, codes } = await apply(
      {
        update: async (_change, call) => {
          call.saved({ ...done, name: "half", status: "active" });
          throw refusal;
        },
      },
      given,
    );
    expect(state).toEqual({ ...done, email: "ada@x", name: "half", status: "active" });
    expect(codes).toEqual(["error toy/refused"]);
  });
  test("of which the API did not take a configured value is an error, and nothing false is stored", async () => {
    const { state, codes, diagnostics } = await apply(
      { update: async () => ({ ...done, name: "a" }) },
      given,
    );
    expect(state).toMatchObject({ name: "a" });
    expect(codes).toEqual(["error apply/value-not-taken"]);
    expect(diagnostics[0]?.path).toEqual([{ attribute: "name" }]);
  });
  test("of which a value that nobody configured moved stores it as planned, without a word but in the log", async () => {
    const { state, codes, lines } = await apply(
      { update: async () => ({ ...done, size: 9, id: "8" }) },
      given,
    );
    expect(state).toMatchObject({ name: "b", size: 1, id: "7" });
    expect(codes).toEqual([]);
    expect(lines.map(({ fields }) => fields.attribute)).toEqual(["size", "id"]);
  });
  test("with an error beside stores what moved as it is", async () => {
    const { state } = await apply({ update: async () => ({ ...done, name: "a", id: "8" }) }, given);
    expect(state).toMatchObject({ name: "a", id: "8" });
  });
  test.each([
    ["left unknown", { ...done, status: UNKNOWN }],
    ["of another type", { ...done, status: 7 }],
  ])("whose answer has a value %s is our error, and the value stays as before", async (_name, broken) => {
    const { state, codes } = await apply({ update: async () => broken as never }, given);
    expect(state).toMatchObject({ name: "b", status: "pending" });
    expect(codes).toEqual(["error provider/bug"]);
  });
  test("that answers nothing is our error and keeps the prior state", async () => {
    const { state, codes } = await apply({ update: async () => undefined as never }, given);
    expect(state).toEqual(plain(prior));
    expect(codes).toEqual(["error provider/bug"]);
  });
  test("of policies alone calls nobody", async () => {
    const planned = values({ ...(plain(prior) as object), wait: true });
    const { state, codes, privateText } = await apply({}, { prior, planned, plannedPrivate: '{"k":1}' });
    expect(state).toEqual(plain(planned));
    expect(codes).toEqual([]);
    expect(privateText).toBe('{"k":1}');
  });
  test("keeps policies as planned, whatever it answers", async () => {
    const planned = values({ ...(plain(updated) as object), wait: true });
    const { state } = await apply({ update: async () => done }, { ...given, planned });
    expect(state).toMatchObject({ wait: true });
  });
});

describe("a removal", () => {
  const given = { prior, planned: null, config: null, plannedPrivate: '{"k":1}' };

  test("ends with nothing", async () => {
    let seen: unknown;
    const { state, codes, privateText } = await apply(
      {
        delete: async (state, call) => {
          seen = [plain(state), call.private];
        },
      },
      given,
    );
    expect(seen).toEqual([plain(prior), { k: 1 }]);
    expect([state, codes, privateText]).toEqual([null, [], ""]);
  });
  test.each([
    ["an error", refusal, ["error toy/refused"]],
    [
      "a warning only",
      new Failure(warning({ code: "toy/w", summary: "s", detail: "d" })),
      ["warning toy/w", "error provider/bug"],
    ],
    ["nothing to say", new Failure(), ["error provider/bug"]],
    ["what is no error", undefined, ["error provider/bug"]],
    ["a big number", 1n, ["error provider/bug"]],
  ])("that throws %s keeps the prior state and its private data", async (_name, thrown, expected) => {
    const { state, codes, privateText } = await apply(
      {
        delete: async () => {
          throw thrown;
        },
      },
      given,
    );
    expect(state).toEqual(plain(prior));
    expect(privateText).toBe('{"k":1}');
    expect(codes).toEqual(expected);
  });
  test("of nothing is done", async () => {
    const { state, codes } = await apply({}, { ...given, prior: null });
    expect([state, codes]).toEqual([null, []]);
  });
});

describe("private data", () => {
  const planned = '{".state":{"mailed":1},".plan":{"send":true}}';
  const given = { prior, planned: updated, plannedPrivate: planned };

  test("are told apart: the state's, and what planning left", async () => {
    let seen: unknown;
    const { privateText } = await apply(
      {
        update: async (_change, call) => {
          seen = [call.private, call.told];
          return { ...answered, name: "b", size: 1 };
        },
      },
      given,
    );
    expect(seen).toEqual([{ mailed: 1 }, { send: true }]);
    expect(privateText).toBe('{"mailed":1}');
  });
  test("of a removal are told apart too, and only the state's stay where it fails", async () => {
    let seen: unknown;
    const { privateText } = await apply(
      {
        delete: async (_state, call) => {
          seen = [call.private, call.told];
          throw refusal;
        },
      },
      { ...given, planned: null, config: null },
    );
    expect(seen).toEqual([{ mailed: 1 }, { send: true }]);
    expect(privateText).toBe('{"mailed":1}');
  });
  test("are echoed byte for byte where nothing is kept anew", async () => {
    const odd = '{ "b": 1.0,\n"a": 2 }';
    const { privateText } = await apply(
      {
        update: async () => {
          throw refusal;
        },
      },
      { ...given, plannedPrivate: odd },
    );
    expect(privateText).toBe(odd);
  });
  test("may be replaced also by an update that then fails", async () => {
    const { privateText } = await apply(
      {
        update: async (_change, call) => {
          call.keep({ mailed: 2 });
          throw refusal;
        },
      },
      given,
    );
    expect(privateText).toBe('{"mailed":2}');
  });
});

describe("deep inside", () => {
  const deep = {
    items: listOf.object({ key: text.required({ doc }), id: text.computed({ doc }) }).optional({ doc }),
    tags: setOf.object({ key: text.required({ doc }), id: text.computed({ doc }) }).optional({ doc }),
    one: object({ key: text.required({ doc }), id: text.computed({ doc }) }).optional({ doc }),
  };
  const written = { key: "k", id: null };
  const open = { key: "k", id: UNKNOWN };

  test("nothing unknown is stored", async () => {
    const set = stage();
    const resource = resourceOf(deep, {
      create: async () => ({ items: [], tags: [], one: { key: "k" } }) as never,
    });
    const request = {
      prior: null,
      planned: values({ items: [open], tags: [open], one: open }),
      config: values({ items: [written], tags: [written], one: written }),
      plannedPrivate: bytes(""),
    };
    const { state, diagnostics } = await applyResource(resource, request, set.running);
    expect(plain(state)).toEqual({ items: [written], tags: [written], one: written });
    expect(diagnostics.map(({ severity, path }) => [severity, path])).toEqual([
      ["warning", [{ attribute: "items" }]],
      ["warning", [{ attribute: "tags" }]],
    ]);
  });
});

test("private data that cannot be read stop an apply before anything is done", async () => {
  await expect(apply({}, { plannedPrivate: "[1]" })).rejects.toThrow(Failure);
  await expect(apply({}, { plannedPrivate: "{" })).rejects.toThrow(Failure);
});

test("what is unforeseen is explained by the provider, if it can", async () => {
  const explain = (thrown: unknown, act: { operation: string; name: string }) =>
    thrown === 7
      ? error({ code: "toy/seven", summary: `${act.operation} ${act.name}`, detail: "d" })
      : undefined;
  const { diagnostics } = await apply(
    {
      create: async () => {
        throw 7;
      },
    },
    {},
    explain,
  );
  expect(diagnostics).toEqual([{ severity: "error", code: "toy/seven", summary: "create a", detail: "d" }]);
});
