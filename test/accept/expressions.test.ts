// What a configuration may do around people: values that are not known while planning, count, for_each, aliases.
import { block, expression, person, provider } from "../support/hcl";
import { ALICE, BOB, codes, ORG, openScene } from "../support/scene";

const OTHER_ORG = 54321;

/** A resource whose output is not known before it is applied, and again whenever `input` changes. */
const later = (input: Readonly<Record<string, unknown>>) =>
  block(["resource", "terraform_data", "later"], { input });
const output = (name: string) => expression(`terraform_data.later.output.${name}`);

test("what is not known while planning is checked, planned and written once it is known", async () => {
  const { tf, control, writes, mails } = await openScene();
  const values = { email: "ada@example.com", first: "Ada", role: "operator", org: ORG, prefs: '{"size":1}' };
  const ada = person("ada", {
    email: output("email"),
    first_name: output("first"),
    role: output("role"),
    org_id: output("org"),
    prefs_json: output("prefs"),
  });
  await tf.write([later(values), ada].join("\n"));
  const plan = await tf.plan();
  expect((await plan.json()).resource_changes).toMatchObject([
    { change: { after_unknown: { id: true, email: true, first_name: true, role: true, org_id: true } } },
    { address: "terraform_data.later" },
  ]);
  await tf.applyPlan(plan);
  expect(control.person({ who: "ada@example.com" })).toMatchObject({ firstname: "Ada", prefs: { size: 1 } });
  expect(await tf.attributes("automox_user.ada")).toMatchObject({
    id: `${ORG}/ada@example.com`,
    status: "pending",
  });
  await tf.expectEmptyPlan();

  control.accept({ who: "ada@example.com" });
  writes();
  // Unknown again, and in the end only the role is another. An organization that may change would replace.
  const known = { email: output("email"), first_name: output("first"), role: output("role") };
  await tf.write(
    [later({ ...values, role: "admin" }), person("ada", { ...known, prefs_json: output("prefs") })].join(
      "\n",
    ),
  );
  const { changes } = await tf.apply();
  expect(changes).toEqual({ "automox_user.ada": "update", "terraform_data.later": "update" });
  expect(writes()).toEqual([`PUT /users/${control.person({ who: "ada@example.com" }).id}`]);
  expect(control.person({ who: "ada@example.com" })).toMatchObject({ memberships: [{ role: "admin" }] });
  await tf.expectEmptyPlan();

  // What turns out wrong is an error of that person, with the words that validation has.
  await tf.write([later({ ...values, role: "Admin" }), person("ada", known)].join("\n"));
  const { errors } = await tf.apply({ expect: "failure" });
  expect(errors).toMatchObject([{ address: "automox_user.ada", summary: "Invalid value for role" }]);
  expect(mails("ada@example.com")).toBe(1);
});

test("count and for_each give and take people by their key", async () => {
  const { tf, control, writes } = await openScene();
  const team = (count: number, names: readonly string[]) =>
    [
      person("counted", { count, email: expression('format("counted-%d@example.com", count.index)') }),
      person("each", {
        for_each: Object.fromEntries(names.map((name) => [name, { role: "viewer" }])),
        email: expression('format("%s@example.com", each.key)'),
        role: expression("each.value.role"),
      }),
    ].join("\n");
  await tf.write(team(2, ["ada", "olga"]));
  await tf.apply();
  await tf.expectEmptyPlan();
  writes();

  const ids = ["counted-1@example.com", "ada@example.com"].map((who) => control.person({ who }).id);
  await tf.write(team(1, ["olga", "victor"]));
  const { changes } = await tf.apply();
  expect(changes).toEqual({
    "automox_user.counted[1]": "delete",
    'automox_user.each["ada"]': "delete",
    'automox_user.each["victor"]': "create",
  });
  expect(writes().sort()).toEqual([...ids.map((id) => `DELETE /users/${id}`).sort(), "POST /users"]);
  await tf.expectEmptyPlan();
});

test("an index that shifts under count renames nobody", async () => {
  const { tf, control, writes } = await openScene();
  const list = (...names: readonly string[]) =>
    person("listed", {
      count: names.length,
      email: expression(`${JSON.stringify(names)}[count.index]`),
    });
  await tf.write(list("ada@example.com", "olga@example.com", "victor@example.com"));
  await tf.apply();
  for (const who of ["ada", "olga", "victor"]) control.accept({ who: `${who}@example.com` });
  writes();
  await tf.write(list("olga@example.com", "victor@example.com"));
  const { errors } = await tf.plan({ expect: "failure" });
  // Which of the findings somebody meets depends on the order in which Terraform plans them.
  const possible = ["user/twice", "user/removed-and-created", "user/address-taken"];
  for (const code of codes(errors)) expect(possible).toContain(code);
  expect(writes()).toEqual([]);
});

test("two aliases keep their organizations and keys apart, in one plan", async () => {
  const organizations = [
    { id: ORG, name: "Acme Corp" },
    { id: OTHER_ORG, name: "Acme Labs" },
  ];
  const key = process.env.AUTOMOX_API_KEY ?? "";
  const { tf, control, requests } = await openScene({
    seed: {
      organizations,
      users: [ALICE, BOB, { ...ALICE, org: OTHER_ORG }, { ...BOB, org: OTHER_ORG }],
      keys: [
        { key, userEmail: "alice@example.com", org: ORG },
        { key: "key-of-the-labs", userEmail: "bob@example.com", org: OTHER_ORG },
      ],
    },
  });
  const same = { email: "ada@example.com", first_name: "Ada" };
  await tf.write(
    [
      provider({}),
      provider({ alias: "labs", api_key: "key-of-the-labs" }),
      person("here", { ...same, role: "operator" }),
      person("there", { ...same, role: "admin", provider: expression("automox.labs") }),
      block(["data", "automox_organizations", "labs"], { provider: expression("automox.labs") }),
      block(["output", "labs"], { value: expression("data.automox_organizations.labs.organizations[*].id") }),
    ].join("\n"),
  );
  await tf.apply();
  const { memberships } = control.person({ who: "ada@example.com" });
  expect(new Map(memberships.map(({ org, role }) => [org, role]))).toEqual(
    new Map([
      [ORG, "operator"],
      [OTHER_ORG, "admin"],
    ]),
  );
  await tf.expectEmptyPlan();
  const pairs = new Set(requests().flatMap(({ key, query }) => (query.o ? [`${key} ${query.o}`] : [])));
  expect(pairs).toEqual(new Set([`key-1 ${ORG}`, `key-2 ${OTHER_ORG}`]));
  const instances = await tf.instances();
  const ids = instances.map(({ attributes }) => attributes.id);
  expect(ids).toEqual(expect.arrayContaining([`${ORG}/ada@example.com`, `${OTHER_ORG}/ada@example.com`]));
});
