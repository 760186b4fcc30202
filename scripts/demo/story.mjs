// What happens in the demo, step by step. Every step proves what it shows, by Terraform's JSON and by what the
// simulator saw: the lines with a tick are checked, not recited.
import { actionsOf, mustEqual } from "./claims.mjs";

const HOME = 12345;
const EUROPE = 23456;
const ALICE = { email: "alice@example.com", firstname: "Alice", lastname: "Smith", role: "admin" };

/** Who is in the organizations before the demo. Terraform is told of one of them, in a later step. */
export const SEED = {
  organizations: [
    { id: HOME, name: "Acme Corp" },
    { id: EUROPE, name: "Acme Europe" },
  ],
  users: [
    { ...ALICE, id: 101, org: HOME },
    { ...ALICE, org: EUROPE },
    { email: "erin@example.com", firstname: "Erin", lastname: "East", role: "viewer" },
    { email: "frank@example.com", firstname: "Frank", lastname: "Fox", role: "operator" },
  ],
  keys: [{ key: "key-of-the-demo", userEmail: "alice@example.com" }],
};

const TEAM = ["ada@example.com", "olga@example.com", "victor@example.com"];
const OTHERS = ["alice@example.com", "frank@example.com"];

const IMPORT = `    AutomoxUser.importExisting(this, "erin", { email: "erin@example.com", role: AutomoxRole.VIEWER });\n`;

async function showPeople({ simulator, narrator: { say, colours } }) {
  const people = await simulator.people();
  const width = Math.max(...people.map(({ email }) => email.length)) + 2;
  const shown = { pending: colours.yellow, active: colours.green };
  say(colours.dim("The console of the simulated Automox:\n"));
  for (const { email, role, status, elsewhere } of people) {
    const further = Object.entries(elsewhere).map(([org, other]) => `; in ${org}: ${other}`);
    say(`  ${email.padEnd(width)}${role.padEnd(10)}${(shown[status] ?? String)(status)}${further.join("")}`);
  }
  say();
  return people;
}

async function mustBeSilent({ terraform, narrator }) {
  const plan = await terraform.plan();
  mustEqual([plan.isEmpty, actionsOf(plan)], [true, {}], "the second plan");
  narrator.holds("a plan of the same configuration is empty");
}

export const STEPS = [
  {
    title: "The code: three people, one of them in two organizations",
    seconds: 2,
    async run({ project, terraform, narrator }) {
      await project.show();
      const { resource, provider } = await project.synth();
      const made = Object.entries(resource).map(([type, all]) => [type, Object.keys(all)]);
      const expected = { automox_org_membership: ["ada_in_europe"], automox_user: ["ada", "olga", "victor"] };
      mustEqual(Object.fromEntries(made), expected, "the resources synthesized");
      mustEqual(/key/i.test(JSON.stringify(provider)), false, "a key in the provider block");
      narrator.holds("four resources for Terraform, and no key among them\n");
      await terraform.init();
    },
  },
  {
    title: "The plan: nothing has been sent yet",
    seconds: 2,
    async run({ terraform, simulator, narrator }) {
      const plan = await terraform.plan();
      const expected = {
        "automox_org_membership.ada_in_europe": "create",
        "automox_user.ada": "create",
        "automox_user.olga": "create",
        "automox_user.victor": "create",
      };
      mustEqual(actionsOf(plan), expected, "the plan");
      mustEqual(await simulator.writes(), {}, "writes while planning");
      narrator.holds("four invitations to send, and no request but reads so far");
    },
  },
  {
    title: "The review: the same plan in people's words, for the pull request",
    seconds: 1,
    async run({ terraform, access, simulator, narrator }) {
      await terraform.printPlan();
      const { exitCode, review } = await access.review();
      mustEqual(review.summary.verbs, { invite: 3, grant: 1 }, "what the review says");
      const failed = review.guards.filter(({ status }) => status === "failed").map(({ code }) => code);
      mustEqual([exitCode, failed], [3, ["AMX006"]], "the exit code, and the guards that failed");
      mustEqual(await simulator.writes(), {}, "writes while reviewing");
      narrator.holds(
        "nobody becomes an administrator unnoticed: the code 3 stops a pipeline until somebody agrees",
      );
    },
  },
  {
    title: "The apply: four invitations",
    seconds: 2,
    async run({ terraform, simulator, narrator }) {
      await terraform.apply();
      mustEqual(await simulator.writes(), { "invite-user": 4 }, "writes of the apply");
      const mailed = (await simulator.control("invitations")).map(({ email }) => email).sort();
      mustEqual(mailed, ["ada@example.com", ...TEAM], "invitations");
      narrator.holds("exactly four invitations went out: one to each, and Ada's to Europe");
    },
  },
  {
    title: "Nobody has accepted yet: pending is a normal state",
    seconds: 2,
    async run(scene) {
      const people = await showPeople(scene);
      const pending = people.filter(({ status }) => status === "pending").map(({ email }) => email);
      mustEqual(pending.sort(), TEAM, "pending people");
      await mustBeSilent(scene);
    },
  },
  {
    title: "Olga follows the link in her invitation",
    seconds: 2,
    async run(scene) {
      await scene.simulator.control("accept", { who: "olga@example.com" });
      const people = await showPeople(scene);
      const { status } = people.find(({ email }) => email === "olga@example.com");
      mustEqual(status, "active", "Olga's status");
      await mustBeSilent(scene);
    },
  },
  {
    title: "Somebody makes her an administrator in the console: drift",
    seconds: 2,
    async run({ terraform, simulator, narrator }) {
      await simulator.control("edit", { who: "olga@example.com", set: { role: "admin" } });
      const plan = await terraform.plan();
      mustEqual(actionsOf(plan), { "automox_user.olga": "update" }, "the plan after the edit by hand");
      const [{ change }] = plan.changes;
      mustEqual([change.before.role, change.after.role], ["admin", "operator"], "the change of the role");
      narrator.holds("the plan shows what was changed by hand, and that it would be undone");
    },
  },
  {
    title: "The drift report of the same night: who has what, beside what the code says",
    seconds: 1,
    async run({ terraform, access, narrator }) {
      await terraform.printPlan();
      const { exitCode, drift } = await access.drift();
      const found = drift.items.map(({ kind, person }) => `${kind} ${person.email}`);
      const expected = [
        "role_raised olga@example.com",
        "unmanaged_user erin@example.com",
        "unmanaged_user frank@example.com",
      ];
      mustEqual(found.sort(), expected, "the drift found");
      mustEqual(
        [exitCode, drift.completeness.status],
        [2, "complete"],
        "the exit code, and how much was read",
      );
      narrator.holds("it also finds people that Terraform was never told of; one of them comes next but one");
    },
  },
  {
    title: "Applied, the role is as configured again",
    seconds: 3.5,
    async run(scene) {
      const { terraform, simulator, narrator } = scene;
      await terraform.apply();
      mustEqual(await simulator.writes(), { "invite-user": 4, "update-user": 1 }, "writes so far");
      const people = await simulator.people();
      mustEqual(people.find(({ email }) => email === "olga@example.com").role, "operator", "Olga's role");
      narrator.holds("one request changed it; no further invitation\n");
      await mustBeSilent(scene);
    },
  },
  {
    title: "Erin was there before: imported, not invited",
    seconds: 6,
    async run(scene) {
      const { project, terraform, simulator, narrator } = scene;
      await project.add(IMPORT, "const ada");
      await project.synth();
      const plan = await terraform.plan();
      mustEqual(actionsOf(plan), { "automox_user.erin": "import" }, "the plan with the import");
      await terraform.apply();
      mustEqual(await simulator.writes(), { "invite-user": 4, "update-user": 1 }, "writes so far");
      narrator.holds("Erin is managed from here on, and nothing was sent\n");
      await mustBeSilent(scene);
    },
  },
  {
    title: "Removing four of six people needs a yes",
    seconds: 1.5,
    async run({ terraform, simulator, narrator }) {
      const refusal = await terraform.planRefusedDestroy();
      mustEqual(/guard\/max-removals/.test(refusal), true, "a refusal for the number of removals");
      mustEqual(await simulator.writes(), { "invite-user": 4, "update-user": 1 }, "writes so far");
      narrator.say();
      narrator.holds("nobody is removed by accident; the plan alone says so");
    },
  },
  {
    title: "Destroyed: everybody who was managed, nobody else",
    seconds: 2,
    async run(scene) {
      const { terraform, simulator, narrator } = scene;
      await terraform.destroy("max_removals=4");
      const people = await showPeople(scene);
      mustEqual(people.map(({ email }) => email).sort(), OTHERS, "people who are left");
      const expected = { "invite-user": 4, "update-user": 1, "remove-user": 5 };
      mustEqual(await simulator.writes(), expected, "writes of the whole demo");
      mustEqual(await simulator.control("unexpected"), [], "requests that Automox does not know");
      narrator.holds("four people removed, Ada from both; the two who were never managed are still there");
    },
  },
];
