// Loaded into every test file. Jest's runner enters an AsyncLocalStorage of its own in each test file and leaves it to none. Node (without
// AsyncContextFrame, so before 24) then carries the contexts of all files so far over to each promise, timer and socket of the file that
// runs, and keeps their memory: late in a worker some files took three times as long.
import { AsyncLocalStorage } from "node:async_hooks";

type Storage = AsyncLocalStorage<unknown>;
type Run = (this: Storage, ...args: unknown[]) => unknown;

const ENTERED = Symbol.for("entered-contexts");

/** Node's modules are shared by all test files of a worker, so one set sees what each of them enters. */
function watch(): Set<Storage> {
  const prototype = AsyncLocalStorage.prototype as unknown as { run: Run; [ENTERED]?: Set<Storage> };
  const present = prototype[ENTERED];
  if (present) return present;
  const entered = new Set<Storage>();
  prototype[ENTERED] = entered;
  const { run } = prototype;
  prototype.run = function runAndRemember(this: Storage, ...args: unknown[]): unknown {
    entered.add(this);
    return Reflect.apply(run, this, args);
  };
  return entered;
}

const entered = watch();

/** Ends the contexts entered until now; answers how many storages there were. */
export function leaveContexts(): number {
  const { size } = entered;
  for (const storage of entered) storage.disable();
  entered.clear();
  return size;
}

// No test of this file has begun: whatever was entered belongs to files that are over.
leaveContexts();
