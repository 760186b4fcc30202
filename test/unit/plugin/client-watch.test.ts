import { createClientWatch, SILENT_TICKS, TICK_MS } from "../../../src/plugin/client-watch";

type Tick = "answered" | "silent" | "silent, late" | "no parent";

const silent = (count: number): Tick[] => Array.from({ length: count }, () => "silent");

/** After how many of these ticks the client was found gone, and why. */
function watched(ticks: readonly Tick[]): readonly string[] {
  let tick: Tick = "answered";
  let now = 1_000;
  const gone: string[] = [];
  const watch = createClientWatch({
    isParentThere: () => tick !== "no parent",
    isSilent: () => tick.startsWith("silent"),
    onGone: (reason) => gone.push(reason),
  });
  for (const each of ticks) {
    tick = each;
    now += each === "silent, late" ? 60_000 : TICK_MS;
    watch(now);
  }
  return gone;
}

const SILENT = "its client answers no ping";

describe("the watch for the client", () => {
  it.each<[string, Tick[], string[]]>([
    ["finds nothing while it answers", ["answered", "silent", "answered", "silent", "answered"], []],
    ["bears a ping unanswered for a few ticks", silent(SILENT_TICKS - 1), []],
    ["finds it gone by a ping unanswered for longer", silent(SILENT_TICKS), [SILENT]],
    [
      "begins anew with every answer",
      [...silent(SILENT_TICKS - 1), "answered", ...silent(SILENT_TICKS - 1)],
      [],
    ],
    [
      "begins anew where this process stood still, for then its client may have too",
      [...silent(SILENT_TICKS - 1), "silent, late", ...silent(SILENT_TICKS - 1)],
      [],
    ],
    ["still finds it gone after that", ["answered", "silent, late", ...silent(SILENT_TICKS)], [SILENT]],
    ["finds it gone at the first look without its parent", ["answered", "no parent"], ["its parent is gone"]],
  ])("%s", (_name, ticks, gone) => expect(watched(ticks)).toEqual(gone));

  it("finds a death within a second, and bears with a busy machine for ten", () => {
    expect(2 * TICK_MS).toBeLessThan(1_000);
    expect(TICK_MS * SILENT_TICKS).toBeGreaterThan(9_000);
    expect(TICK_MS * (1 + SILENT_TICKS)).toBeLessThanOrEqual(10_100);
  });
});
