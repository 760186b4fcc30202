import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEcho } from "../../../../bench/echo/echo.mjs";

test("it answers whatever is asked, and counts it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const echo = await startEcho({ people: 1, perPerson: { create: 1.05, remove: 2 }, folder, path: "/bin" });
  try {
    expect(echo.env).toMatchObject({ ECHO_CREATE: "1.05", ECHO_REMOVE: "2", PATH: "/bin" });
    const response = await fetch(echo.env.ECHO_URL ?? "", { method: "POST", body: "{}" });
    expect(await response.json()).toMatchObject({ email: "person@example.com" });
    expect(await echo.requests()).toEqual(["POST /"]);
    expect(await echo.requests()).toEqual([]);
  } finally {
    await echo.close();
    rmSync(folder, { recursive: true });
  }
});
