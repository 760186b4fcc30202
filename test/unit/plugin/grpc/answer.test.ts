import { mkdtempSync, rmSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provider } from "../../../support/plugin/handlers";
import { frame, rawCall } from "../../../support/plugin/raw-http2";
import { startServer } from "../../../support/plugin/test-server";

/** By their numbers (RFC 9113, section 6). */
const TYPES = ["DATA", "HEADERS"];
const END_STREAM = 1;

/** The frames of streams among these bytes: their type, "END" where one ends its stream, and of data the length. */
function framesIn(bytes: Buffer): readonly string[] {
  const frames: string[] = [];
  for (let at = 0; at + 9 <= bytes.length; at += 9 + bytes.readUIntBE(at, 3)) {
    const type = TYPES[bytes.readUInt8(at + 3)];
    const end = bytes.readUInt8(at + 4) & END_STREAM ? " END" : "";
    if (type) frames.push(type === "DATA" ? `DATA ${bytes.readUIntBE(at, 3)}${end}` : `${type}${end}`);
  }
  return frames;
}

test("a single message goes out whole, between headers without a date and trailers", async () => {
  const server = await startServer({
    services: [provider(() => ({ stopProvider: async () => ({ Error: "no" }) }))],
  });
  const folder = mkdtempSync(join(tmpdir(), "answer-"));
  const received: Buffer[] = [];
  const between = createServer((client) => {
    const to = connect(server.path);
    client.pipe(to);
    to.on("data", (chunk: Buffer) => {
      received.push(chunk);
      client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => between.listen(join(folder, "s"), resolve));
  const session = connectHttp2("http://localhost", { createConnection: () => connect(join(folder, "s")) });
  const request = { path: "/tfplugin6.Provider/StopProvider", body: [frame(Buffer.alloc(0))] };
  const { headers } = await rawCall(session, request);
  session.destroy();
  // Five bytes of gRPC, and the message `{ Error: "no" }`.
  expect(framesIn(Buffer.concat(received))).toEqual(["HEADERS", "DATA 9", "HEADERS END"]);
  expect(Object.keys(headers)).toEqual([":status", "content-type"]);
  between.close();
  await server.tearDown();
  rmSync(folder, { recursive: true });
});
