import { isWritten, logLevel } from "../../../../src/plugin/output/log-level";

describe("the log level", () => {
  it.each([
    ["nothing when nothing is set", {}, "off"],
    ["what TF_LOG says", { TF_LOG: "WARN" }, "warn"],
    ["what TF_LOG_PROVIDER says, over TF_LOG", { TF_LOG: "TRACE", TF_LOG_PROVIDER: "ERROR" }, "error"],
    [
      "what the provider's own variable says, over both",
      { TF_LOG_PROVIDER_TOY: "debug", TF_LOG_PROVIDER: "ERROR", TF_LOG: "OFF" },
      "debug",
    ],
    [
      "the next one when a variable is empty",
      { TF_LOG_PROVIDER_TOY: "", TF_LOG_PROVIDER: "", TF_LOG: "INFO" },
      "info",
    ],
    ["TRACE for JSON", { TF_LOG: "JSON" }, "trace"],
    ["TRACE for a word that is no level, as Terraform has it", { TF_LOG: "1" }, "trace"],
    ["nothing for OFF", { TF_LOG: "off" }, "off"],
  ])("is %s", (_, env, expected) => {
    expect(logLevel("toy", env)).toBe(expected);
  });

  it("lets through what is at least as severe", () => {
    expect(isWritten("warn", "info")).toBe(true);
    expect(isWritten("info", "info")).toBe(true);
    expect(isWritten("debug", "info")).toBe(false);
    expect(isWritten("error", "off")).toBe(false);
  });
});
