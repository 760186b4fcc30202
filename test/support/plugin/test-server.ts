import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGrpcServer, type GrpcServer, type GrpcServerOptions } from "../../../src/plugin/grpc/server";
import type { GenericDefinition } from "../../../src/plugin/grpc/service";
import { createClient, type Target, type TestClient } from "./grpc-client";
import { createRecordingLog, type RecordingLog } from "./recording-log";

export interface TestServer extends GrpcServer {
  readonly path: string;
  readonly log: RecordingLog;
  /** A client with a connection of its own; closed together with the server. */
  client(definition: GenericDefinition, target?: Partial<Target>): TestClient;
  tearDown(): Promise<void>;
}

/** The gRPC server on a unix socket of its own. */
export async function startServer(options: Omit<GrpcServerOptions, "log">): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "grpc-"));
  const path = join(folder, "s");
  const log = createRecordingLog();
  const grpc = createGrpcServer({ ...options, log });
  await new Promise<void>((resolve) => grpc.server.listen(path, resolve));
  const clients: TestClient[] = [];
  return {
    ...grpc,
    path,
    log,
    client(definition, target = {}) {
      const client = createClient(definition, { address: `unix:${path}`, ...target });
      clients.push(client);
      return client;
    },
    async tearDown() {
      for (const client of clients) client.close();
      await grpc.close();
      await new Promise((resolve) => grpc.server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
