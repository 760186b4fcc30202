import { AutomoxError, type AutomoxErrorKind } from "../../../../src/automox/transport/errors";
import { orUndefined } from "../../../../src/automox/transport/not-found";

const failed = (kind: AutomoxErrorKind) =>
  Promise.reject(new AutomoxError({ kind, method: "GET", path: "/users/101", reason: "Automox answered" }));

test("what was found stays, a 404 is undefined, every other failure is thrown on", async () => {
  await expect(orUndefined(Promise.resolve(7))).resolves.toBe(7);
  await expect(orUndefined(failed("not-found"))).resolves.toBeUndefined();
  await expect(orUndefined(failed("forbidden"))).rejects.toMatchObject({ kind: "forbidden" });
});
