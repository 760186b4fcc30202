import { Leavers } from "../../../../src/provider/guards/leavers";

const NAMES = ["ada", "ben", "cleo"];
const who = ({ leaving }: ReturnType<Leavers["soFar"]>) => NAMES.filter((name) => leaving.has(name));

test("whoever is noted later does not count for those before, nor whoever stays after all", () => {
  const leavers = new Leavers();
  leavers.note("ada", "removal");
  const first = leavers.soFar();
  leavers.note("ben", "demotion");
  const second = leavers.soFar();
  leavers.note("cleo", "deactivation");
  expect([first, second, leavers.soFar()].map(who)).toEqual([["ada"], ["ada", "ben"], NAMES]);
  leavers.forget("ada");
  expect([first, second, leavers.soFar()].map(who)).toEqual([[], ["ben"], ["ben", "cleo"]]);
});

test("a demotion takes no access, until it becomes graver; then it keeps its place", () => {
  const leavers = new Leavers();
  leavers.note("ada", "demotion");
  const first = leavers.soFar();
  leavers.note("ben", "removal");
  expect([first.count, leavers.soFar().count]).toEqual([0, 1]);
  leavers.note("ada", "removal");
  expect(leavers.kindOf("ada")).toBe("removal");
  expect(leavers.soFar().count).toBe(2);
  expect(first.leaving.has("ada")).toBe(true);
  leavers.forget("ben");
  leavers.forget("cleo");
  expect(leavers.soFar().count).toBe(1);
});
