// Terraform's `http` backend on loopback, with locks. The local backend rewrites and syncs the whole state after
// every resource, so that with a thousand of them a benchmark would measure the file system; a remote one does not.
//
// Every path of the address is a state with a lock of its own.
//
// As a command: `node bench/http-state.mjs [PORT]` prints one line, {"url"}, and serves until it is ended.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @param {{ port?: number }} options 0, the default, takes a free port.
 * @returns {Promise<{ url: string, configuration: string, state: (path?: string) => string | undefined, close: () => Promise<void> }>}
 *   `configuration` is the `backend` block of the path "/", which is also the one that `state` means without a path.
 */
export async function startHttpState({ port = 0 } = {}) {
  /** By path. */
  const places = new Map();
  const placeAt = (path) => {
    if (!places.has(path)) places.set(path, createPlace());
    return places.get(path);
  };

  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname, searchParams } = new URL(request.url, "http://state");
    const handler = placeAt(pathname).handlers[request.method];
    const id = searchParams.get("ID") ?? undefined;
    const [status, body] = handler
      ? handler(Buffer.concat(chunks).toString("utf8"), id, request.headers["content-md5"])
      : [405, ""];
    response.writeHead(status).end(body);
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${server.address().port}/`;
  return {
    url,
    configuration: `backend "http" {
      address        = "${url}"
      lock_address   = "${url}"
      unlock_address = "${url}"
    }`,
    state: (path = "/") => places.get(path)?.state(),
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** One state and its lock. */
function createPlace() {
  /** @type {string | undefined} */
  let state;
  /** The lock's description, as its owner sent it. */
  let lock;

  /** Method to [status, body]; `id` is the lock that the sender claims to hold. */
  const handlers = {
    GET: () => (state === undefined ? [404, ""] : [200, state]),
    POST: (body, id, md5) => {
      if (lock !== undefined && lock.ID !== id) return [423, JSON.stringify(lock)];
      const actual = createHash("md5").update(body).digest("base64");
      if (md5 !== undefined && md5 !== actual) return [400, "Content-MD5 does not match the body"];
      state = body;
      return [200, ""];
    },
    DELETE: () => {
      state = undefined;
      return [200, ""];
    },
    LOCK: (body) => {
      if (lock !== undefined) return [423, JSON.stringify(lock)];
      lock = JSON.parse(body);
      return [200, ""];
    },
    UNLOCK: (body) => {
      // `force-unlock` sends no description: it has decided that the holder is gone.
      const id = body === "" ? lock?.ID : JSON.parse(body).ID;
      if (lock === undefined || lock.ID !== id) return [409, JSON.stringify(lock ?? {})];
      lock = undefined;
      return [200, ""];
    },
  };
  return { handlers, state: () => state };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  startHttpState({ port: Number(process.argv[2] ?? 0) }).then(({ url }) =>
    console.log(JSON.stringify({ url })),
  );
}
