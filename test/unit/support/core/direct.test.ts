import { GrpcError, status } from "../../../../src/plugin/grpc/status";
import { directConnection } from "../../../support/core/direct";
import { aborted, gate, type Handlers, provider } from "../../../support/plugin/handlers";

const gone = new GrpcError(status.unavailable, "gone");
const connect = (handlers: Handlers) => directConnection(provider(() => handlers));

test("a message arrives as its bytes say, not as the object that was sent", async () => {
  const asked: unknown[] = [];
  const { call, end } = connect({
    callFunction: async (request) => {
      asked.push(request);
      return { result: undefined, error: undefined };
    },
  });
  const answer = await call("callFunction", { name: "f", arguments: [], unknown: "to the protocol" });
  expect(asked).toEqual([{ name: "f", arguments: [] }]);
  expect(answer).toEqual({ result: undefined, error: undefined });
  await end();
});

test("what the provider does not have is UNIMPLEMENTED", async () => {
  const { call, end } = connect({});
  await expect(call("readResource", {})).rejects.toMatchObject({ code: status.unimplemented });
  await end();
});

test("whoever leaves a stream cancels its call, and a call that has answered is not aborted", async () => {
  const signals: AbortSignal[] = [];
  const { call, events, end } = connect({
    stopProvider: async (_request, { signal }) => {
      signals.push(signal);
      return { Error: "" };
    },
    listResource: async function* (_request, { signal }) {
      signals.push(signal);
      for (;;) yield { identity: undefined, displayName: "one", resourceObject: undefined, diagnostic: [] };
    },
  });
  await call("stopProvider", {});
  for await (const event of events("listResource", {
    typeName: "t",
    config: undefined,
    includeResourceObject: false,
    limit: 1n,
  })) {
    expect(event).toMatchObject({ displayName: "one" });
    break;
  }
  expect(signals.map((signal) => signal.aborted)).toEqual([false, true]);
  await end();
});

test("a client that is gone aborts the calls, which still end before the connection is released", async () => {
  const order: unknown[] = [];
  const started = gate();
  const { call, abort, end } = connect({
    stopProvider: async (_request, running) => {
      started.open();
      order.push(await aborted(running));
      return { Error: "" };
    },
    close: () => void order.push("released"),
  });
  const stopped = call("stopProvider", {});
  await started.opened;
  abort(gone);
  await expect(call("stopProvider", {})).rejects.toBe(gone);
  await end();
  await stopped;
  expect(order).toEqual([gone, "released"]);
});
