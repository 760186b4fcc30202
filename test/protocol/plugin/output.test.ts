import { openWorkshop, type PluginProcess, type Workshop } from "./plugin-process";

const secret = "pa$$ w0rd/+marked";

describe("the output of a plugin whose libraries write where they like", () => {
  let workshop: Workshop;
  let plugin: PluginProcess;
  let messages: unknown[];

  beforeAll(async () => {
    workshop = openWorkshop();
    plugin = workshop.start({ env: { TOY_NOISE: "1", TOY_SECRET: secret } });
    const client = await plugin.client();
    await client.unary("getProviderSchema", {});
    client.close();
    await plugin.exited;
    messages = plugin.entries().map((entry) => entry["@message"]);
  });
  afterAll(() => workshop.tearDown());

  it("has nothing on stdout but the handshake line", async () => {
    expect(plugin.stdout()).toBe(`${await plugin.line}\n`);
  });

  it.each([
    "noise: console.log",
    "noise: console.error",
    "noise: process.stdout in two pieces",
    "panic: noise, not a crash",
    expect.stringContaining("noise: a warning"),
    expect.stringMatching(/^noise: long .*characters\)$/),
  ])("has %s in the log", (message) => {
    expect(messages).toContainEqual(message);
  });

  it("has only lines on stderr that hclog can read: string fields and six digits of a second", () => {
    const lines = plugin.stderr().trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThan(65_536);
      const entry = JSON.parse(line);
      for (const value of Object.values(entry)) expect(typeof value).toBe("string");
      expect(entry["@timestamp"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      expect(entry["@level"]).toMatch(/^(trace|debug|info|warn|error)$/);
    }
  });

  it("has no secret on it, not even one written in two pieces", () => {
    expect(messages).toContain("noise: [redacted]");
    expect(plugin.stderr()).not.toContain("marked");
  });
});

describe("the output of a plugin without logging", () => {
  it("is the handshake line and nothing else", async () => {
    const workshop = openWorkshop();
    const plugin = workshop.start({ env: { TF_LOG: undefined, TOY_NOISE: "1" } });
    const client = await plugin.client();
    await client.unary("getProviderSchema", {});
    client.close();
    await plugin.exited;
    expect([plugin.stdout(), plugin.stderr()]).toEqual([`${await plugin.line}\n`, ""]);
    await workshop.tearDown();
  });
});
