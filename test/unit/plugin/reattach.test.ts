import { execFileSync } from "node:child_process";
import { reattachLine } from "../../../src/plugin/reattach";

const options = {
  addresses: ["registry.terraform.io/example/toy", "registry.opentofu.org/example/toy"],
  protocolVersion: 6,
  processId: 123,
  network: "unix",
  address: "/tmp/tfpAbCdEf/s",
} as const;

const plugin = {
  Protocol: "grpc",
  ProtocolVersion: 6,
  Pid: 123,
  Test: true,
  Addr: { Network: "unix", String: "/tmp/tfpAbCdEf/s" },
};

describe("the line for reattaching", () => {
  it("tells both programs where the plugin is, and not to end it", () => {
    const value = /^TF_REATTACH_PROVIDERS='(.*)'$/.exec(reattachLine(options))?.[1] ?? "";
    expect(JSON.parse(value)).toEqual(
      Object.fromEntries(options.addresses.map((address) => [address, plugin])),
    );
  });

  it("can be pasted into a shell, whatever the path", () => {
    const line = reattachLine({ ...options, address: `/tmp/it's "$HOME"/s` });
    const value = execFileSync("/bin/sh", ["-c", `${line}; printf %s "$TF_REATTACH_PROVIDERS"`]).toString();
    expect(JSON.parse(value)[options.addresses[0]].Addr.String).toBe(`/tmp/it's "$HOME"/s`);
  });
});
