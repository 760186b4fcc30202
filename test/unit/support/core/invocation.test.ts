import { Diagnostic_Severity, type InvokeAction_Event } from "../../../../src/plugin/gen/tfplugin6";
import { readInvocation } from "../../../support/core/invocation";

const progress = (message: string): InvokeAction_Event => ({
  type: { $case: "progress", value: { message } },
});
const completed = (...severities: readonly Diagnostic_Severity[]): InvokeAction_Event => ({
  type: {
    $case: "completed",
    value: {
      diagnostics: severities.map((severity) => ({
        severity,
        summary: "s",
        detail: "d",
        attribute: undefined,
      })),
    },
  },
});
const { ERROR, WARNING } = Diagnostic_Severity;

/** Stopped from the event of this number on. */
const read = (events: readonly InvokeAction_Event[], stoppedAt = events.length) => {
  let count = 0;
  async function* stream() {
    for (const event of events) {
      count += 1;
      yield event;
    }
  }
  return readInvocation(stream(), () => count > stoppedAt);
};

test.each<readonly [string, readonly InvokeAction_Event[], number | undefined, boolean]>([
  ["that shows and ends", [progress("a"), completed(WARNING)], undefined, false],
  ["that fails", [completed(ERROR)], undefined, true],
  ["that ends where it is stopped", [progress("a"), completed(ERROR)], 1, true],
])("an action %s is read", async (_name, events, ...[stoppedAt, failed]) => {
  expect(await read(events, stoppedAt)).toMatchObject({ failed });
});

test.each<readonly [string, readonly InvokeAction_Event[], number | undefined, string]>([
  ["without an end", [progress("a")], undefined, "takes for success"],
  ["with two ends", [completed(), completed()], undefined, "after the end"],
  ["that goes on after its end", [completed(), progress("a")], undefined, "after the end"],
  ["that says nothing", [{ type: undefined }], undefined, "core panics"],
  ["that shows more after the interrupt", [progress("a"), completed(ERROR)], 0, "up to 1.15 panics"],
])("an action %s is refused", async (_name, events, ...[stoppedAt, complaint]) => {
  await expect(read(events, stoppedAt)).rejects.toThrow(complaint);
});
