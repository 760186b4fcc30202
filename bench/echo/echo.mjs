import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as esbuild } from "esbuild";
import { platformName } from "../../scripts/build/mirror.mjs";
import { configurationOf, PERSON } from "../contenders.mjs";

const PROVIDER = fileURLToPath(new URL("provider.ts", import.meta.url));
const SOURCE = "example/echo";
const VERSION = "1.0.0";
const ANSWER = JSON.stringify({
  id: 1,
  email: "person@example.com",
  rbac_roles: [{ id: 1, name: "viewer" }],
});

/**
 * The floor of growth: a provider of our own transport without any logic, and what it asks.
 *
 * @param {{ people: number, perPerson: { create: number, remove: number }, folder: string, path: string }} what `perPerson`: requests;
 *   `path` has the Node to run it.
 * @returns {Promise<import("../contenders.mjs").Contender>}
 */
export async function startEcho({ people, perPerson, folder, path }) {
  await writeProvider(join(folder, "registry.terraform.io", SOURCE, VERSION, platformName()));
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request
      .resume()
      .once("end", () => response.writeHead(200, { "content-type": "application/json" }).end(ANSWER));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    configuration: configurationOf(
      "echo_person",
      { source: SOURCE, provider: {}, attributes: PERSON },
      people,
    ),
    source: SOURCE,
    mirror: folder,
    env: {
      PATH: path,
      ECHO_URL: `http://127.0.0.1:${server.address().port}/`,
      ECHO_CREATE: String(perPerson.create),
      ECHO_REMOVE: String(perPerson.remove),
    },
    requests: async () => asked.splice(0),
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

async function writeProvider(folder) {
  await mkdir(folder, { recursive: true });
  const how = {
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  };
  await esbuild({ entryPoints: [PROVIDER], outfile: join(folder, "echo.cjs"), ...how });
  const launcher = `#!/bin/sh\nexec node "\${0%/*}/echo.cjs"\n`;
  await writeFile(join(folder, `terraform-provider-echo_v${VERSION}`), launcher, { mode: 0o755 });
}
