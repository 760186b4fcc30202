import type { AnyProvider } from "../../../src/framework/provider";
import type { PluginCall } from "../../../src/plugin/grpc/service";
import { Session } from "../../../src/server/session";
import { createRecordingLog } from "../../support/plugin/recording-log";

function call(): PluginCall {
  const controller = new AbortController();
  const { signal } = controller;
  return { signal, abort: () => controller.abort(), method: "", answered: Promise.resolve() };
}

test("StopProvider ends what runs and what comes, and nothing that is done", async () => {
  const provider = { name: "toy", resources: [], dataSources: [], functions: [] };
  const session = new Session(provider as unknown as AnyProvider, createRecordingLog());
  await session.configure(call(), async () => ({}));
  const [done, running, later] = [call(), call(), call()];
  await session.run(done, async () => {});
  const ran = session.run(running, ({ signal }) => new Promise((resolve) => (signal.onabort = resolve)));
  session.stop();
  await ran;
  await session.run(later, async ({ signal }) => expect(signal.aborted).toBe(true));
  expect([done, running, later].map(({ signal }) => signal.aborted)).toEqual([false, true, true]);
});
