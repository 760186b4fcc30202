// As much of GitHub's REST API as `github_membership` needs: one organization, whose members are held in memory. Loopback only; any
// token is good.
import { createHash } from "node:crypto";
import { createServer } from "node:http";

/** Where a client of GitHub Enterprise Server looks. */
const BASE_PATH = "/api/v3";
export const ORGANIZATION = "example";
const LOOK_UP = /^\/(?:orgs|users)\/example$/;
const MEMBERSHIP = /^\/orgs\/example\/memberships\/([^/]+)$/;

/**
 * @returns {Promise<{ url: string, requests: () => string[], close: () => Promise<void> }>} `requests` are those since it was asked last,
 *   "GET /orgs/example" and so on.
 */
export async function startGithubStandIn() {
  const members = new Map();
  let asked = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = new URL(request.url, "http://github").pathname.slice(BASE_PATH.length);
    asked.push(`${request.method} ${path}`);
    const text = Buffer.concat(chunks).toString("utf8");
    const { status, body } = answer(members, `${request.method} ${path}`, text);
    send(response, { status, body, known: request.headers["if-none-match"] });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    requests: () => {
      const since = asked;
      asked = [];
      return since;
    },
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

function answer(members, request, text) {
  const [method, path] = request.split(" ");
  if (method === "GET" && LOOK_UP.test(path))
    return { status: 200, body: { id: 1, login: ORGANIZATION, type: "Organization" } };
  const login = MEMBERSHIP.exec(path)?.[1];
  if (login === undefined)
    return { status: 501, body: { message: `The stand-in does not know ${request}.` } };
  if (method === "PUT") {
    members.set(login, { state: "pending", role: JSON.parse(text).role, user: { login } });
    return { status: 200, body: members.get(login) };
  }
  const member = members.get(login);
  if (member === undefined) return { status: 404, body: { message: "Not Found" } };
  if (method === "GET") return { status: 200, body: member };
  members.delete(login);
  return { status: 204 };
}

/** With an ETag, as GitHub has it: who knows the answer already gets 304. */
function send(response, { status, body, known }) {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  const text = JSON.stringify(body);
  const etag = `"${createHash("sha256").update(text).digest("hex")}"`;
  const isKnown = status === 200 && known === etag;
  response.writeHead(isKnown ? 304 : status, { "content-type": "application/json", etag });
  response.end(isKnown ? undefined : text);
}
