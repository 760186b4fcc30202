import { X509Certificate } from "node:crypto";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { openWorkshop, type Workshop } from "./plugin-process";

describe("the start of a plugin", () => {
  let workshop: Workshop;
  beforeAll(() => {
    workshop = openWorkshop();
  });
  afterAll(() => workshop.tearDown());

  it("writes one line of six fields, with an unpadded certificate for localhost", async () => {
    const plugin = workshop.start();
    const line = await plugin.line;
    expect(line).toMatch(/^1\|6\|unix\|\/[^|]+\/s\|grpc\|[A-Za-z0-9+/]{51,}$/);
    expect(plugin.stdout()).toBe(`${line}\n`);
    const certificate = new X509Certificate(Buffer.from(line.split("|")[5] ?? "", "base64"));
    expect(certificate.subjectAltName).toBe("DNS:localhost");
  });

  it("makes a certificate of its own every time", async () => {
    const [one, two] = [workshop.start(), workshop.start()];
    expect((await one.line).split("|")[5]).not.toBe((await two.line).split("|")[5]);
  });

  it("serves mutual TLS to the client that announced its certificate", async () => {
    const client = await workshop.start().client();
    await expect(client.unary("stopProvider", {})).resolves.toEqual({ Error: "1/1" });
  });

  it("serves plaintext when TF_DISABLE_PLUGIN_TLS kept the certificate back", async () => {
    const plugin = workshop.start({ env: { PLUGIN_CLIENT_CERT: undefined } });
    expect(await plugin.line).toMatch(/^1\|6\|unix\|\/[^|]+\/s\|grpc\|$/);
    const client = await plugin.client();
    await expect(client.unary("stopProvider", {})).resolves.toEqual({ Error: "1/1" });
  });

  it("adds a seventh field for a client that asks about multiplexing", async () => {
    const plugin = workshop.start({ env: { PLUGIN_MULTIPLEX_GRPC: "true" } });
    const fields = (await plugin.line).split("|");
    expect(fields).toHaveLength(7);
    expect(fields[6]).toBe("false");
  });

  it.each(["6,5", "6", "7", undefined])("answers protocol 6 to a client that offers %s", async (offered) => {
    const plugin = workshop.start({ env: { PLUGIN_PROTOCOL_VERSIONS: offered } });
    expect(await plugin.line).toMatch(/^1\|6\|/);
  });

  it("listens in a fresh folder that only its user may enter", async () => {
    const plugin = workshop.start();
    const socket = (await plugin.line).split("|")[3] ?? "";
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
    expect(plugin.sockets()).toHaveLength(1);
  });

  it("answers while what it serves is still being loaded", async () => {
    const client = await workshop.start({ env: { TOY_LAZY: "1" } }).client();
    await expect(client.unary("stopProvider", {})).resolves.toEqual({ Error: "1/1" });
  });

  it("leaves stdin to the user of Terraform", async () => {
    const plugin = workshop.start();
    let isTaken = false;
    // More than a pipe holds.
    plugin.process.stdin?.write("yes\n".repeat(100_000), () => {
      isTaken = true;
    });
    plugin.process.stdin?.on("error", () => {});
    const client = await plugin.client();
    for (let n = 0; n < 10; n++) await client.unary("stopProvider", {});
    expect(isTaken).toBe(false);
  });

  it("explains itself to a human, on stderr, and fails", async () => {
    const plugin = workshop.start({ env: { TF_PLUGIN_MAGIC_COOKIE: undefined } });
    await expect(plugin.exited).resolves.toEqual({ code: 1, signal: null });
    expect(plugin.stdout()).toBe("");
    expect(plugin.stderr()).toBe("This is the toy plugin. Terraform starts it.\n");
  });

  it("says why when it cannot start, and leaves stdout alone", async () => {
    const plugin = workshop.start({ env: { PLUGIN_UNIX_SOCKET_DIR: "/does/not/exist" } });
    await expect(plugin.exited).resolves.toEqual({ code: 1, signal: null });
    expect(plugin.stdout()).toBe("");
    expect(plugin.stderr()).toContain("Cannot create a folder for the plugin's socket");
  });

  it("says why when the client's certificate is none", async () => {
    const plugin = workshop.start({ env: { PLUGIN_CLIENT_CERT: "no certificate" } });
    await expect(plugin.exited).resolves.toEqual({ code: 1, signal: null });
    expect(plugin.stdout()).toBe("");
    expect(plugin.stderr()).toContain("PLUGIN_CLIENT_CERT");
  });
});
