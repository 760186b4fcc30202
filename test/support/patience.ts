// No test asserts a time: a Terraform command takes half a second here and ten on a busy machine, and a test runs a
// dozen. What hangs still fails, with a message, long before the run is given up.
const MINUTE_MS = 60_000;

jest.setTimeout(expect.getState().testPath?.includes("/test/long/") ? 30 * MINUTE_MS : 3 * MINUTE_MS);
