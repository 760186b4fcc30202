import { AutomoxError } from "../../../../src/automox/transport/errors";
import type { Calling } from "../../../../src/provider/calls/calling";
import { Once } from "../../../../src/provider/calls/once";

const calling: Calling = { signal: new AbortController().signal };

/** Work whose every run is ended by hand. */
function byHand() {
  const runs: { give: (answer: string) => void; fail: (error: Error) => void; for: Calling }[] = [];
  const once = new Once(
    (asker) =>
      new Promise<string>((give, fail) => {
        runs.push({ give, fail, for: asker });
      }),
  );
  return { once, runs };
}

test("nothing is begun before somebody asks", () => {
  const { once, runs } = byHand();
  expect(once.isBegun).toBe(false);
  expect(runs).toEqual([]);
});

test("everybody who asks waits for the same work, and so does everybody later", async () => {
  const { once, runs } = byHand();
  const waiting = [once.get(calling), once.get(calling)];
  runs[0]?.give("first");
  expect(await Promise.all(waiting)).toEqual(["first", "first"]);
  expect(await once.get(calling)).toBe("first");
  expect(runs).toHaveLength(1);
});

test("a failure reaches everybody who waits and is not kept", async () => {
  const { once, runs } = byHand();
  const waiting = [once.get(calling), once.get(calling)];
  runs[0]?.fail(new Error("no answer"));
  for (const wait of waiting) await expect(wait).rejects.toThrow("no answer");
  expect(once.isBegun).toBe(false);
  const next = once.get(calling);
  runs[1]?.give("second");
  expect(await next).toBe("second");
});

describe("whoever gives up", () => {
  test("ends their own wait, not the work", async () => {
    const { once, runs } = byHand();
    const impatient = new AbortController();
    const given = once.get({ signal: impatient.signal });
    const other = once.get(calling);
    impatient.abort();
    expect(runs[0]?.for.signal.aborted).toBe(false);
    const error = await given.catch((error: unknown) => error);
    expect(error).toBeInstanceOf(AutomoxError);
    expect(error).toMatchObject({ kind: "cancelled" });
    runs[0]?.give("first");
    expect(await other).toBe("first");
    expect(runs).toHaveLength(1);
  });

  test("before asking gets no answer, and nobody misses the failure of what they began", async () => {
    const { once, runs } = byHand();
    await expect(once.get({ signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: "cancelled" });
    runs[0]?.fail(new Error("no answer"));
    await new Promise(setImmediate);
    expect(once.isBegun).toBe(false);
  });
});

describe("work begun again", () => {
  test("serves whoever asks from then on", async () => {
    const { once, runs } = byHand();
    const before = once.get(calling);
    const again = once.again(calling);
    const later = once.get(calling);
    runs[0]?.give("old");
    runs[1]?.give("new");
    expect(await Promise.all([before, again, later])).toEqual(["old", "new", "new"]);
  });

  test("is kept when the work before it fails", async () => {
    const { once, runs } = byHand();
    const before = once.get(calling);
    const again = once.again(calling);
    runs[0]?.fail(new Error("no answer"));
    await expect(before).rejects.toThrow("no answer");
    runs[1]?.give("new");
    expect(await again).toBe("new");
    expect(await once.get(calling)).toBe("new");
    expect(runs).toHaveLength(2);
  });
});
