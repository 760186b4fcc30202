import { ask, isCancelled } from "../../../../src/access/live/asked";
import { AutomoxError, type AutomoxErrorKind } from "../../../../src/automox/transport/errors";

const failing = (kind: AutomoxErrorKind) => () =>
  Promise.reject(new AutomoxError({ kind, method: "GET", path: "/users", reason: "as the test wants" }));

test("an answer is a value, also where it is undefined", async () => {
  expect(await ask(() => Promise.resolve(5))).toEqual({ value: 5 });
  expect(await ask(() => Promise.resolve(undefined))).toEqual({ value: undefined });
});

test.each(["not-found", "forbidden", "network", "unreadable"] as const)(
  "%s concerns the one question",
  async (kind) => {
    expect((await ask(failing(kind))).failure).toMatchObject({ kind });
  },
);

test.each(["unauthorized", "cancelled"] as const)("%s ends the whole run", async (kind) => {
  await expect(ask(failing(kind))).rejects.toMatchObject({ kind });
});

test("a question that the run can do without may meet a refused key", async () => {
  expect((await ask(failing("unauthorized"), isCancelled)).failure).toMatchObject({ kind: "unauthorized" });
  await expect(ask(failing("cancelled"), isCancelled)).rejects.toMatchObject({ kind: "cancelled" });
});

test("what is no failure of Automox is never swallowed", async () => {
  const broken = () => Promise.reject(new TypeError("a mistake of ours"));
  await expect(ask(broken, isCancelled)).rejects.toThrow("a mistake of ours");
});
