import { AsyncLocalStorage } from "node:async_hooks";
import { leaveContexts } from "../../support/finished-contexts";

// Whatever ran in this worker before; this file's own is entered with each hook and each test.
test("one storage is entered in a test: the runner's of this file, and of no file before it", () => {
  expect(leaveContexts()).toBe(1);
});

test("a context that was entered is over, in what goes on after it too", async () => {
  const storage = new AsyncLocalStorage<string>();
  const later = storage.run("here", async () => {
    expect(storage.getStore()).toBe("here");
    await new Promise(setImmediate);
    return storage.getStore();
  });
  expect(leaveContexts()).toBe(2);
  expect(await later).toBeUndefined();
});

test("a storage works as before, and again after its contexts were left", () => {
  const storage = new AsyncLocalStorage<number>();
  const add = (first: number, second: number) => first + second + (storage.getStore() ?? 0);
  expect(storage.run(1, add, 2, 3)).toBe(6);
  leaveContexts();
  expect(storage.run(10, add, 2, 3)).toBe(15);
});
