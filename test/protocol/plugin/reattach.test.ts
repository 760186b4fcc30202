import { dirname } from "node:path";
import { ProviderDefinition } from "../../../src/plugin/gen/tfplugin6";
import { createClient } from "../../support/plugin/grpc-client";
import { openWorkshop, type PluginProcess, type Workshop } from "./plugin-process";

describe("reattach mode", () => {
  let workshop: Workshop;
  let plugin: PluginProcess;
  let plugins: Record<string, { Pid: number; Addr: { Network: string; String: string } }>;

  beforeAll(async () => {
    workshop = openWorkshop();
    // As from a shell: nothing of go-plugin's in the environment.
    const env = { TF_PLUGIN_MAGIC_COOKIE: undefined, PLUGIN_CLIENT_CERT: undefined, TOY_NOISE: "1" };
    plugin = workshop.start({ args: ["--debug"], env });
    await plugin.line;
    await new Promise<void>((resolve) => {
      const look = () => plugin.stdout().includes("Ctrl-C") && resolve();
      look();
      plugin.process.stdout?.on("data", look);
    });
    plugins = JSON.parse(/TF_REATTACH_PROVIDERS='(.*)'/.exec(plugin.stdout())?.[1] ?? "{}");
  });
  afterAll(() => workshop.tearDown());

  function connect() {
    const address = `unix:${Object.values(plugins)[0]?.Addr.String}`;
    return createClient(ProviderDefinition, { address });
  }

  it("prints what Terraform and OpenTofu need to find the process", () => {
    const expected = {
      Protocol: "grpc",
      ProtocolVersion: 6,
      Pid: plugin.process.pid,
      Test: true,
      Addr: { Network: "unix", String: expect.stringMatching(/\/s$/) },
    };
    expect(plugins).toEqual({
      "registry.terraform.io/example/toy": expected,
      "registry.opentofu.org/example/toy": expected,
    });
  });

  it("keeps two aliases in one process apart, and goes on when both have left", async () => {
    const [one, two] = [connect(), connect()];
    await expect(one.unary("stopProvider", {})).resolves.toEqual({ Error: "1/1" });
    await expect(two.unary("stopProvider", {})).resolves.toEqual({ Error: "2/1" });
    await expect(one.unary("stopProvider", {})).resolves.toEqual({ Error: "1/2" });
    one.close();
    two.close();
    const three = connect();
    await expect(three.unary("stopProvider", {})).resolves.toEqual({ Error: "3/1" });
    three.close();
  });

  it("ends by Ctrl-C, in order, and leaves no socket", async () => {
    const folder = dirname(Object.values(plugins)[0]?.Addr.String ?? "");
    expect(plugin.sockets()).toEqual([folder.split("/").at(-1)]);
    plugin.process.kill("SIGINT");
    await expect(plugin.exited).resolves.toEqual({ code: 0, signal: null });
    expect(plugin.sockets()).toEqual([]);
  });
});
