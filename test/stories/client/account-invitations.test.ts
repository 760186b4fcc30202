import { INVITATION, ZONE, ZONE_2 } from "../../support/client/account-fixture";
import { accountApi, json, withAccount } from "../../support/client/account-under-test";
import { failureOf } from "../../support/client/client-under-test";

const ASSIGNED = [{ zone: ZONE, role: "read-only" }];
const NEW = { email: "bob@example.com", accountRole: "no-global-access", zones: ASSIGNED };
const MINE = {
  id: INVITATION,
  email: "bob@example.com",
  zones: [{ id: ZONE, rbac_role: "read-only" }],
};
const THEIRS = { id: ZONE_2, email: "ada@example.com", zones: [{ id: ZONE_2, rbac_role: "zone-admin" }] };
const READ = { id: INVITATION, email: "bob@example.com", zones: ASSIGNED };

const invite = (invitation = NEW) => withAccount((account, call) => account.invite(invitation, call));
const answer = (body: unknown, status = 201) =>
  accountApi()
    .post("/invitations")
    .reply(status, typeof body === "string" ? body : json(body));

test.each([
  ["an array of one", [MINE]],
  ["an array of two, the other one first", [THEIRS, MINE]],
  ["an array of two, the other one last", [MINE, THEIRS]],
  ["an array with one that carries no e-mail", [{ id: ZONE_2 }, MINE]],
  ["an array with entries that are none", [null, "x", MINE]],
  ["an object", MINE],
  ["an envelope", { data: [THEIRS, MINE], metadata: { total_count: 2 } }],
  ["an envelope around an object", { data: MINE }],
  ["results", { results: [MINE], size: 1 }],
])("the invitation is found in %s", async (_name, body) => {
  answer(body);
  expect(await invite()).toEqual(READ);
});

test.each([200, 201, 202])("%d is success", async (status) => {
  answer([MINE], status);
  expect(await invite()).toEqual(READ);
});

test("zones in the words of the request, roles as objects, no zones at all", async () => {
  answer([{ ...MINE, zones: undefined, zone_assignments: [{ zone_id: ZONE, rbac_role: "read-only" }] }]);
  expect((await invite()).zones).toEqual(ASSIGNED);
  answer([{ ...MINE, zones: [{ id: ZONE, rbac_role: { slug: "read-only" } }, { id: 7 }, null] }]);
  expect((await invite()).zones).toEqual(ASSIGNED);
  answer([{ ...MINE, zones: null }]);
  expect((await invite()).zones).toEqual([]);
});

test("letter case of the e-mail makes no other person", async () => {
  answer([{ ...MINE, email: "BOB@Example.com" }]);
  expect((await invite()).email).toBe("BOB@Example.com");
});

test("of several for the same address the youngest is this one", async () => {
  const older = { ...MINE, id: ZONE_2, created_at: "2026-01-01T00:00:00+0000" };
  const younger = { ...MINE, created_at: "2026-01-02T00:00:00+0000" };
  answer([younger, older]);
  expect((await invite()).id).toBe(INVITATION);
  answer([older, younger]);
  expect((await invite()).id).toBe(INVITATION);
  answer([{ ...MINE, id: ZONE_2 }, MINE]);
  expect((await invite()).id).toBe(INVITATION);
});

test("an id that is none is left out, because the e-mail is proof enough", async () => {
  answer([{ ...MINE, id: 7 }]);
  expect(await invite()).toEqual({ email: "bob@example.com", zones: ASSIGNED });
});

test("the account role is sent as it is given, and zones only if there are any", async () => {
  const sent: unknown[] = [];
  accountApi()
    .post("/invitations", (body) => sent.push(body) > 0)
    .twice()
    .reply(201, json([MINE]));
  await invite({ ...NEW, accountRole: "non-global-admin" });
  await invite({ ...NEW, accountRole: "global-admin", zones: [] });
  expect(sent).toEqual([
    {
      email: "bob@example.com",
      account_rbac_role: "non-global-admin",
      zone_assignments: [{ zone_id: ZONE, rbac_role: "read-only" }],
    },
    { email: "bob@example.com", account_rbac_role: "global-admin" },
  ]);
});

test.each([
  ["nothing", "", "the answer is empty"],
  ["a web page", "<html></html>", "the answer is a web page, not JSON"],
  ["cut JSON", '[{"id":', "the answer is not JSON"],
  ["null", "null", "expected the answer.email to be an e-mail address"],
  ["an empty list", [], "expected the answer.email to be an e-mail address"],
  [
    "somebody known, without e-mail",
    [{ ...MINE, email: undefined }],
    "expected the answer.email to be an e-mail address",
  ],
  ["an e-mail that is null", [{ ...MINE, email: null }], "expected the answer.email to be an e-mail address"],
  ["an id only", { id: INVITATION }, "expected the answer.email to be an e-mail address"],
  ["somebody else", [THEIRS], "the answer is about somebody else"],
])("success with %s is a lost answer: it may have been sent", async (_name, body, reason) => {
  answer(body);
  expect(await failureOf(invite())).toMatchObject({
    kind: "unreadable",
    reason,
    status: 201,
    mayHaveHappened: true,
  });
});

test.each([500, 502, 503, 504, 408])("%d is not repeated, because the mail may be out", async (status) => {
  answer("", status);
  expect(await failureOf(invite())).toMatchObject({ kind: "unavailable", mayHaveHappened: true, status });
});
