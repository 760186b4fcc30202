import { doctorText } from "../../../../src/access/doctor/doctor-text";

test.each([
  [1, "Healthy, with 1 warning.\n"],
  [2, "Healthy, with 2 warnings.\n"],
])("%d of a thing that is to be looked at", (count, verdict) => {
  const checks = Array.from(
    { length: count },
    () => ({ id: "clock", status: "warn", fact: "", remedy: null }) as const,
  );
  const tool = { name: "automox-access", version: "1" };
  const text = doctorText("table", { checks, tool, checkedAt: "2026-03-01T00:00:00Z", redaction: "none" });
  expect(text).toMatch(new RegExp(`${verdict}$`));
});
