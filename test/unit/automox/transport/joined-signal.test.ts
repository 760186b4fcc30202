import { getEventListeners } from "node:events";
import { joinSignals } from "../../../../src/automox/transport/joined-signal";

test.each([0, 1])("aborts with source %d, for its reason", (index) => {
  const sources = [new AbortController(), new AbortController()];
  const joined = joinSignals(sources.map(({ signal }) => signal));
  expect(joined.signal.aborted).toBe(false);
  sources[index]?.abort("because");
  expect(joined.signal.reason).toBe("because");
});

test("a source that has aborted before counts", () => {
  expect(joinSignals([new AbortController().signal, AbortSignal.abort("early")]).signal.reason).toBe("early");
});

test("aborting the joined signal leaves its sources alone", () => {
  const source = new AbortController();
  const joined = joinSignals([source.signal]);
  joined.abort("mine");
  expect(joined.signal.reason).toBe("mine");
  expect(source.signal.aborted).toBe(false);
});

test("sources that live on are let go of", () => {
  const source = new AbortController();
  const joined = joinSignals([source.signal]);
  expect(getEventListeners(source.signal, "abort")).toHaveLength(1);
  joined.dispose();
  expect(getEventListeners(source.signal, "abort")).toHaveLength(0);
});
