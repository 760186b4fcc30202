import { chmodSync, chownSync, mkdtempSync, rmdirSync, unlinkSync } from "node:fs";
import type { AddressInfo, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { groupId } from "./group";

export interface ListenOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
}

export interface Listener {
  readonly network: "unix" | "tcp";
  /** Path of the socket, or address and port. */
  readonly address: string;
  /** Removes what was created in the file system. May be called more than once, and while the process exits. */
  remove(): void;
}

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, the final zero included. */
const MAX_SOCKET_PATH_BYTES = 103;

/**
 * Listens where only the user who runs Terraform can connect: on a unix socket in a fresh folder of mode 0700, on
 * Windows on a free port of the loopback interface (there the client certificate is what keeps others out).
 *
 * `PLUGIN_UNIX_SOCKET_DIR` chooses the parent folder, `PLUGIN_UNIX_SOCKET_GROUP` (name or number) lets a group in;
 * hosts that run plugins in containers set them. Throws when no folder can be made.
 */
export async function listen(server: Server, options: ListenOptions): Promise<Listener> {
  const { env } = options;
  if ((options.platform ?? process.platform) === "win32") {
    await listening(server, { host: "127.0.0.1", port: 0 });
    return {
      network: "tcp",
      address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
      remove: () => {},
    };
  }
  const folder = createFolder(env.PLUGIN_UNIX_SOCKET_DIR ? [env.PLUGIN_UNIX_SOCKET_DIR] : [tmpdir(), "/tmp"]);
  const path = join(folder, "s");
  const remove = () => {
    attempt(() => unlinkSync(path));
    attempt(() => rmdirSync(folder));
  };
  try {
    await listening(server, { path });
    if (env.PLUGIN_UNIX_SOCKET_GROUP) admitGroup(groupId(env.PLUGIN_UNIX_SOCKET_GROUP), folder, path);
    return { network: "unix", address: path, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The first folder that can be made and whose socket has a usable path. */
function createFolder(parents: readonly string[]): string {
  let reason: unknown;
  for (const parent of parents) {
    const prefix = join(parent, "tfp");
    try {
      // mkdtemp adds six characters, the socket's name two.
      if (Buffer.byteLength(prefix) + 8 > MAX_SOCKET_PATH_BYTES)
        throw new Error(`${parent} is too long for a socket`);
      if (/[|\r\n]/.test(prefix))
        throw new Error(`${parent} holds a character that the handshake line cannot carry`);
      const folder = mkdtempSync(prefix);
      chmodSync(folder, 0o700);
      return folder;
    } catch (error) {
      reason ??= error;
    }
  }
  throw new Error(`Cannot create a folder for the plugin's socket: ${(reason as Error).message}`);
}

/** Members may pass through the folder, not list it. */
function admitGroup(group: number, folder: string, socket: string): void {
  const user = process.getuid?.() ?? 0;
  chownSync(socket, user, group);
  chmodSync(socket, 0o660);
  chownSync(folder, user, group);
  chmodSync(folder, 0o710);
}

/** Closing the server has removed the socket, or somebody else has; while the process exits there is nobody to tell. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // See above.
  }
}

function listening(server: Server, where: { path: string } | { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(where, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
