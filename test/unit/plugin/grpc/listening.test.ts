import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Http2Server } from "node:http2";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createListening } from "../../../../src/plugin/grpc/listening";
import { createRecordingLog } from "../../../support/plugin/recording-log";

test("a client that leaves before HTTP/2 is there is told of, and gets no session", async () => {
  const folder = mkdtempSync(join(tmpdir(), "listening-"));
  const http2 = createServer();
  const [sessions, onLeft] = [jest.fn(), jest.fn()];
  http2.on("session", sessions);
  let loaded = (_http2: Http2Server) => {};
  const loading = new Promise<Http2Server>((resolve) => {
    loaded = resolve;
  });
  const createHttp2 = () => loading;
  const server = createListening({ credentials: undefined, log: createRecordingLog(), createHttp2, onLeft });
  await new Promise<void>((resolve) => server.listen(join(folder, "s"), resolve));
  const arrival = new Promise<Socket>((resolve) => server.once("connection", resolve));
  const client = connect(join(folder, "s"));
  const socket = await arrival;
  const gone = new Promise((resolve) => socket.once("close", resolve));
  socket.destroy();
  await gone;
  loaded(http2);
  await loading.then(() => undefined);
  expect(onLeft).toHaveBeenCalledTimes(1);
  expect(sessions).not.toHaveBeenCalled();
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});
