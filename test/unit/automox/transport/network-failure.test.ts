import fc from "fast-check";
import { readNetworkFailure } from "../../../../src/automox/transport/network-failure";

/** As `fetch` throws: the socket's own error is the cause. */
const failed = (facts: object, message = "10.1.2.3 and other private words") =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(message), facts) });

test.each([
  [
    "a name nobody knows",
    { code: "ENOTFOUND", syscall: "getaddrinfo" },
    /name cannot be resolved$/,
    false,
    true,
  ],
  ["a resolver that is busy", { code: "EAI_AGAIN", syscall: "getaddrinfo" }, /at the moment/, false, true],
  ["a closed port", { code: "ECONNREFUSED", syscall: "connect" }, /refused/, false, true],
  ["a host that is silent", { code: "UND_ERR_CONNECT_TIMEOUT" }, /in time/, false, true],
  ["an unreachable host", { code: "EHOSTUNREACH", syscall: "connect" }, /cannot be reached/, false, true],
  ["a route lost meanwhile", { code: "EHOSTUNREACH", syscall: "read" }, /cannot be reached/, true, true],
  ["a reset", { code: "ECONNRESET", syscall: "read" }, /closed before the answer/, true, true],
  ["a reset while connecting", { code: "ECONNRESET", syscall: "connect" }, /closed/, false, true],
  ["a close", { code: "UND_ERR_SOCKET" }, /closed before the answer/, true, true],
  ["a self-signed certificate", { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, /NODE_EXTRA_CA_CERTS/, false, false],
  ["an unknown authority", { code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" }, /not trusted/, false, false],
  ["an old certificate", { code: "CERT_HAS_EXPIRED" }, /not trusted/, false, false],
  ["somebody else's certificate", { code: "ERR_TLS_CERT_ALTNAME_INVALID" }, /not trusted/, false, false],
  ["no TLS at all", { code: "ERR_SSL_WRONG_VERSION_NUMBER" }, /no secure connection/, false, false],
  ["anything else", { code: "UND_ERR_RESPONSE_STATUS_CODE" }, /UND_ERR_RESPONSE_STATUS_CODE/, true, true],
  ["an error without code", {}, /^the connection failed$/, true, true],
  ["a code that is none", { code: "see https://x" }, /^the connection failed$/, true, true],
])("%s", (...row) => {
  const [, facts, reason, sent, passing] = row;
  const found = readNetworkFailure(failed(facts));
  expect(found).toEqual({
    reason: expect.stringMatching(reason),
    failure: { how: "unanswered", sent, passing },
  });
  expect(found.reason).not.toContain("10.1.2.3");
});

test.each([
  [407, false],
  [403, false],
  [502, true],
])("a proxy that answers %d made no tunnel, so nothing went through it", (status, passing) => {
  const thrown = failed(
    { code: "UND_ERR_ABORTED" },
    `Proxy response (${status}) !== 200 when HTTP Tunneling`,
  );
  expect(readNetworkFailure(thrown)).toEqual({
    reason: `the proxy refused to connect (${status})`,
    failure: { how: "unanswered", sent: false, passing },
  });
});

test("of several addresses tried the first failure speaks", () => {
  const errors = ["ECONNREFUSED", "ECONNREFUSED"].map((code) =>
    Object.assign(new Error(), { code, syscall: "connect" }),
  );
  const thrown = new TypeError("fetch failed", { cause: new AggregateError(errors) });
  expect(readNetworkFailure(thrown).failure).toEqual({ how: "unanswered", sent: false, passing: true });
});

test("a chain of causes that bites its tail ends", () => {
  const thrown = new Error("round");
  thrown.cause = thrown;
  expect(readNetworkFailure(thrown).failure.sent).toBe(true);
});

test("whatever is thrown, a failure comes out", () => {
  fc.assert(
    fc.property(fc.anything(), (thrown) => {
      expect(readNetworkFailure(thrown).reason).toMatch(/^[a-z]/);
    }),
  );
});
