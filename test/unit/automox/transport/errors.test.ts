import { kindOf } from "../../../../src/automox/transport/error-kind";
import { AutomoxError } from "../../../../src/automox/transport/errors";

const AT = { kind: "network", method: "POST", path: "/users", reason: "the connection was refused" } as const;

test.each([
  [400, "invalid"],
  [401, "unauthorized"],
  [402, "forbidden"],
  [403, "forbidden"],
  [404, "not-found"],
  [405, "invalid"],
  [408, "unavailable"],
  [409, "conflict"],
  [410, "invalid"],
  [418, "invalid"],
  [422, "invalid"],
  [429, "rate-limited"],
  [500, "unavailable"],
  [501, "unavailable"],
  [502, "unavailable"],
  [503, "unavailable"],
  [504, "unavailable"],
  [301, "unreadable"],
  [304, "unreadable"],
])("%d is %s", (status, kind) => {
  expect(kindOf(status)).toBe(kind);
});

test("the message puts the kind first and the API's words last", () => {
  const details = { ...AT, kind: "conflict", status: 409, reason: "Automox answered 409" } as const;
  expect(new AutomoxError({ ...details, apiText: "e-mail is taken", requestId: "r-1" }).message).toBe(
    '[conflict] POST /users: Automox answered 409: "e-mail is taken" (request r-1)',
  );
  expect(new AutomoxError(AT).message).toBe("[network] POST /users: the connection was refused");
});

test("what is left out is harmless", () => {
  expect(new AutomoxError(AT)).toMatchObject({
    status: undefined,
    apiText: undefined,
    fields: new Map(),
    mayHaveHappened: false,
    userId: undefined,
  });
});

test("from: an AutomoxError stays the same", () => {
  const error = new AutomoxError(AT);
  expect(AutomoxError.from(error, { ...AT, kind: "invalid" })).toBe(error);
});

test("from: an abort is a cancellation", () => {
  const abort = new DOMException("stop", "AbortError");
  expect(AutomoxError.from(abort, { ...AT, mayHaveHappened: true })).toMatchObject({
    kind: "cancelled",
    mayHaveHappened: true,
    cause: abort,
  });
});

test.each([new TypeError("fetch failed"), "a text", undefined, null])(
  "from: %p is what the place says",
  (thrown) => {
    const error = AutomoxError.from(thrown, AT);
    expect(error).toBeInstanceOf(AutomoxError);
    expect(error.kind).toBe("network");
    expect(error.cause).toBe(thrown);
  },
);
