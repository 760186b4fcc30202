import { parseTimeout } from "../../../../src/plugin/grpc/timeout";

describe("grpc-timeout", () => {
  it.each([
    ["1H", 3_600_000],
    ["2M", 120_000],
    ["3S", 3_000],
    ["40m", 40],
    ["5000u", 5],
    ["6000000n", 6],
    ["0S", 0],
  ])("%s is %i milliseconds", (header, expected) => {
    expect(parseTimeout(header)).toBe(expected);
  });

  it("is rounded up, so a deadline is never early", () => {
    expect(parseTimeout("1n")).toBe(1);
    expect(parseTimeout("1001u")).toBe(2);
  });

  it("may be absent", () => {
    expect(parseTimeout(undefined)).toBeUndefined();
  });

  it("beyond the longest timer means no deadline, not an immediate one", () => {
    expect(parseTimeout("99999999H")).toBeUndefined();
    expect(parseTimeout("596H")).toBe(2_145_600_000);
    expect(parseTimeout("597H")).toBeUndefined();
  });

  it.each(["", "1", "S", "1s", "-1S", "1.5S", "123456789S", "1S "])("refuses %j", (header) => {
    expect(() => parseTimeout(header)).toThrow("malformed grpc-timeout");
  });
});
