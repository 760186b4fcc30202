import { inspect } from "node:util";
import { ProviderDefinition as definition } from "../../../src/plugin/gen/tfplugin6";
import { readyService } from "../../../src/plugin/ready-service";
import { automoxProvider } from "../../../src/provider/index";
import { providerService } from "../../../src/server/index";
import { readyAnswers } from "../../../src/server/ready-answers";
import { READY_CALLS } from "../../../src/server/ready-calls";
import { createRecordingLog } from "../../support/plugin/recording-log";
import { startServer, type TestServer } from "../../support/plugin/test-server";

const provider = automoxProvider({ version: "0.0.0", env: {} });
let servers: TestServer[] = [];

async function client(services: Parameters<typeof startServer>[0]["services"]) {
  const server = await startServer({ services });
  servers.push(server);
  return server.client(definition);
}

afterEach(async () => {
  await Promise.all(servers.map((server) => server.tearDown()));
  servers = [];
});

test.each(READY_CALLS)("the ready answer to %s is what the provider answers", async (name) => {
  const answers = await readyAnswers(provider);
  const load = jest.fn(async () => answers);
  const ready = await client([readyService(definition.fullName, READY_CALLS, load)]);
  const real = await client([providerService(provider, createRecordingLog())]);
  const key = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  expect(load).not.toHaveBeenCalled();
  const answer = await ready.unary<object>(key, {});
  expect(answer).toEqual(await real.unary(key, {}));
  expect(inspect(answer, { depth: 9 })).toMatch(/automox_user|role_slug/);
});

test("what is no ready call is not answered", async () => {
  const ready = await client([readyService(definition.fullName, READY_CALLS, () => readyAnswers(provider))]);
  await expect(ready.unary("stopProvider", {})).rejects.toMatchObject({ code: 12 });
});
