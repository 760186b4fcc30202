import * as der from "../../../src/plugin/der";

const hex = (bytes: Buffer) => bytes.toString("hex");

describe("DER", () => {
  it.each([
    ["a short length", der.octetString(Buffer.alloc(127)), "047f"],
    ["a length of one byte", der.octetString(Buffer.alloc(128)), "048180"],
    ["a length of two bytes", der.octetString(Buffer.alloc(256)), "04820100"],
    ["a length of three bytes", der.octetString(Buffer.alloc(65_536)), "0483010000"],
  ])("writes %s", (_, bytes, expected) => {
    expect(hex(bytes.subarray(0, expected.length / 2))).toBe(expected);
  });

  it.each([
    ["zero", [0], "020100"],
    ["nothing, which counts as zero", [], "020100"],
    ["a number below 128", [0x7f], "02017f"],
    ["a leading one bit, which would be a sign", [0x80], "02020080"],
    ["zeros in front", [0, 0, 5], "020105"],
    ["zeros in front of a leading one bit", [0, 0xff], "020200ff"],
  ])("writes %s", (_, magnitude, expected) => {
    expect(hex(der.unsignedInteger(Buffer.from(magnitude)))).toBe(expected);
  });

  it.each([
    ["2.5.4.3", "0603550403"],
    ["1.2.840.10045.4.3.2", "06082a8648ce3d040302"],
    ["2.100.3", "060381 3403".replace(" ", "")],
  ])("writes the object identifier %s", (dotted, expected) => {
    expect(hex(der.objectIdentifier(dotted))).toBe(expected);
  });

  it.each([
    ["two-digit years up to 2049", "2049-12-31T23:59:59.999Z", "170d3439313233313233353935395a"],
    ["four-digit years from 2050", "2050-01-01T00:00:00Z", "180f32303530303130313030303030305a"],
  ])("writes %s", (_, moment, expected) => {
    expect(hex(der.time(new Date(moment)))).toBe(expected);
  });
});
