import { secondsAtLimit, verbsOf } from "../../../bench/requests.mjs";

test("requests are counted by verb", () => {
  expect(verbsOf(["GET /users", "POST /users", "GET /users/1"])).toEqual({ GET: 2, POST: 1 });
  expect(verbsOf([])).toEqual({});
});

test("2,500 requests last 5 minutes at the pace of the limit", () => {
  expect(secondsAtLimit(2_500)).toBe(300);
});
