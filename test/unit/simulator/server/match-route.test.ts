import { matchRoute } from "../../../../src/simulator/server/match-route";

const ROUTES = [
  { method: "GET", path: "/users/self" },
  { method: "GET", path: "/users/{id}" },
  { method: "DELETE", path: "/zones/{zone}/users/{user}" },
  { method: "*", path: "/invitations/{rest}" },
];

test.each([
  ["the first that fits", "GET", "/users/self", [0, "", {}]],
  ["one name", "GET", "/users/7", [1, "7", { id: "7" }]],
  ["a trailing slash", "GET", "/users/7/", [1, "7", { id: "7" }]],
  ["percent-encoding", "GET", "/users/a%2Fb%40c", [1, "a/b@c", { id: "a/b@c" }]],
  ["what is no percent-encoding", "GET", "/users/%zz", [1, "%zz", { id: "%zz" }]],
  ["several names", "DELETE", "/zones/a/users/b", [2, "", { zone: "a", user: "b" }]],
  ["any method and no rest", "PATCH", "/invitations", [3, "", {}]],
  ["a rest of any length", "GET", "/invitations/a/b/c", [3, "", {}]],
] as const)("a route fits: %s", (...[, method, path, [index, id, params]]) => {
  expect(matchRoute(ROUTES, method, path)).toEqual({ operation: ROUTES[index], id, params });
});

test.each([
  ["another method", "POST", "/users/7"],
  ["an empty segment", "DELETE", "/zones//users/b"],
  ["more than the route has", "GET", "/users/7/zones"],
  ["less than the route has", "GET", "/users"],
  ["another word", "GET", "/people/7"],
])("no route fits: %s", (_name, method, path) => {
  expect(matchRoute(ROUTES, method, path)).toBeUndefined();
});
