import { createHash } from "node:crypto";
import { startHttpState } from "../../../bench/http-state.mjs";

let backend: Awaited<ReturnType<typeof startHttpState>>;
beforeEach(async () => {
  backend = await startHttpState();
});
afterEach(() => backend.close());

async function send(
  method: string,
  {
    body,
    query = "",
    headers = {},
  }: { body?: string; query?: string; headers?: Record<string, string> } = {},
) {
  const response = await fetch(backend.url + query, { method, headers, ...(body !== undefined && { body }) });
  return { status: response.status, body: await response.text() };
}
const LOCK_A = JSON.stringify({ ID: "a", Who: "first" });
const LOCK_B = JSON.stringify({ ID: "b", Who: "second" });

test("no state is 404, a stored one comes back byte for byte, a deleted one is gone", async () => {
  expect((await send("GET")).status).toBe(404);
  await send("POST", { body: '{"serial":1}' });
  expect(await send("GET")).toEqual({ status: 200, body: '{"serial":1}' });
  expect(backend.state()).toBe('{"serial":1}');
  await send("DELETE");
  expect((await send("GET")).status).toBe(404);
});

test("every path is a state and a lock of its own", async () => {
  await send("LOCK", { body: LOCK_A, query: "one" });
  await send("POST", { body: "1", query: "one?ID=a" });
  expect((await send("LOCK", { body: LOCK_B, query: "two" })).status).toBe(200);
  expect((await send("GET", { query: "two" })).status).toBe(404);
  expect([backend.state("/one"), backend.state("/two"), backend.state()]).toEqual([
    "1",
    undefined,
    undefined,
  ]);
});

test("a second lock is refused and learns who holds the first", async () => {
  expect((await send("LOCK", { body: LOCK_A })).status).toBe(200);
  expect(await send("LOCK", { body: LOCK_B })).toEqual({ status: 423, body: LOCK_A });
});

test("only the holder of the lock writes and unlocks", async () => {
  await send("LOCK", { body: LOCK_A });
  expect((await send("POST", { body: "{}", query: "?ID=b" })).status).toBe(423);
  expect((await send("POST", { body: "{}" })).status).toBe(423);
  expect((await send("POST", { body: "{}", query: "?ID=a" })).status).toBe(200);
  expect((await send("UNLOCK", { body: LOCK_B })).status).toBe(409);
  expect((await send("UNLOCK", { body: LOCK_A })).status).toBe(200);
  expect((await send("LOCK", { body: LOCK_B })).status).toBe(200);
});

test("a forced unlock needs no description", async () => {
  await send("LOCK", { body: LOCK_A });
  expect((await send("UNLOCK")).status).toBe(200);
});

test("a body that was cut on the way is refused", async () => {
  const md5 = createHash("md5").update("{}").digest("base64");
  expect((await send("POST", { body: "{", headers: { "content-md5": md5 } })).status).toBe(400);
  expect((await send("POST", { body: "{}", headers: { "content-md5": md5 } })).status).toBe(200);
});

test("any other method is refused", async () => {
  expect((await send("PUT", { body: "{}" })).status).toBe(405);
});
