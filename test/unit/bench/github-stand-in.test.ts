import { startGithubStandIn } from "../../../bench/github-stand-in.mjs";

let github: Awaited<ReturnType<typeof startGithubStandIn>>;
beforeEach(async () => {
  github = await startGithubStandIn();
});
afterEach(() => github.close());

async function send(method: string, path: string, { body, headers = {} }: RequestInit = {}) {
  const response = await fetch(`${github.url}api/v3${path}`, { method, headers, ...(body ? { body } : {}) });
  const text = await response.text();
  return {
    status: response.status,
    body: text && JSON.parse(text),
    etag: response.headers.get("etag") ?? "",
  };
}
const ADA = "/orgs/example/memberships/ada";

test("the organization is one, by either address", async () => {
  for (const path of ["/orgs/example", "/users/example"])
    expect(await send("GET", path)).toMatchObject({
      status: 200,
      body: { login: "example", type: "Organization" },
    });
});

test("a member comes, changes and goes", async () => {
  expect((await send("GET", ADA)).status).toBe(404);
  for (const role of ["member", "admin"]) {
    const put = await send("PUT", ADA, { body: JSON.stringify({ role }) });
    expect(put).toMatchObject({ status: 200, body: { role, state: "pending" } });
    expect(await send("GET", ADA)).toEqual(put);
  }
  expect((await send("DELETE", ADA)).status).toBe(204);
  expect((await send("DELETE", ADA)).status).toBe(404);
});

test("who knows an answer by its ETag gets none, until it is another", async () => {
  const { etag } = await send("PUT", ADA, { body: '{"role":"member"}' });
  const headers = { "if-none-match": etag };
  expect(await send("GET", ADA, { headers })).toEqual({ status: 304, body: "", etag });
  await send("PUT", ADA, { body: '{"role":"admin"}' });
  expect((await send("GET", ADA, { headers })).status).toBe(200);
});

test("requests are counted since they were asked for last, and unknown ones are refused by name", async () => {
  expect(await send("GET", "/rate_limit")).toMatchObject({
    status: 501,
    body: { message: "The stand-in does not know GET /rate_limit." },
  });
  await send("DELETE", ADA);
  expect(github.requests()).toEqual(["GET /rate_limit", `DELETE ${ADA}`]);
  expect(github.requests()).toEqual([]);
});
