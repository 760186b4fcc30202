import { parentOf, type System } from "../../../src/plugin/parent";

const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};

describe("the parent", () => {
  it.each([
    [1, true],
    [4711, false],
  ])("of a process that began below process 1 is there while that is %i: %s", (ppid, isThere) => {
    const system = { platform: "linux" as NodeJS.Platform, ppid: 1, kill: failing("ESRCH") };
    const look = parentOf(system);
    system.ppid = ppid;
    expect(look()).toBe(isThere);
  });

  it.each<[string, System["kill"], boolean]>([
    ["there when its number can be asked for", () => true, true],
    ["there when asking is forbidden", failing("EPERM"), true],
    ["gone when nobody has its number", failing("ESRCH"), false],
  ])("on Windows is %s", (_name, kill, isThere) => {
    const asked: unknown[] = [];
    const system: System = {
      platform: "win32",
      ppid: 42,
      kill: (...args) => {
        asked.push(args);
        return kill(...args);
      },
    };
    expect(parentOf(system)()).toBe(isThere);
    expect(asked).toEqual([[42, 0]]);
  });
});
