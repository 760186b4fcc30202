import { postureOf } from "../../../../src/access/drift/posture";
import { rosterOf, rosterPerson } from "../../../support/roster";

const titlesOf = (...people: Parameters<typeof rosterOf>[0]) =>
  postureOf(rosterOf(people)).map(({ kind, people: found }) => [kind, found.map(({ email }) => email)]);

test("an administrator without two-factor authentication is named apart, and before everybody without one", () => {
  expect(
    titlesOf(
      rosterPerson("ada", { twoFactor: "off" }),
      rosterPerson("bob", { twoFactor: "off", role: "admin" }),
      rosterPerson("cy", { twoFactor: "on", role: "admin" }),
    ),
  ).toEqual([
    ["admin_two_factor_off", ["bob@example.com"]],
    ["two_factor_off", ["bob@example.com", "ada@example.com"]],
  ]);
});

test("what Automox does not tell is unknown, and never off", () => {
  expect(titlesOf(rosterPerson("bob", { twoFactor: "unknown", role: "admin" }))).toEqual([
    ["two_factor_unknown", ["bob@example.com"]],
  ]);
});

test.each(["pending", "disabled"] as const)(
  "somebody %s cannot log in, so nothing is said of them",
  (status) => {
    expect(titlesOf(rosterPerson("bob", { twoFactor: "off", role: "admin", status }))).toEqual([]);
  },
);
