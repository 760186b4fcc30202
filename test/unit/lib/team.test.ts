import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expression, LIBRARIES } from "../../support/construct-libraries";
import { folderForEach } from "../../support/scratch-folder";

const folder = folderForEach();

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { AutomoxProvider, AutomoxTeam, PeopleFileError } = constructs;
  const { Testing, TerraformStack, TerraformVariable } = cdk;

  function open(orgId?: number) {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AutomoxProvider(stack, "automox", orgId === undefined ? {} : { orgId });
    return stack;
  }
  function save(name: string, content: string): string {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  }
  const keys = (map: ReadonlyMap<string, unknown>) => [...map.keys()].sort();
  const ADA = { email: "Ada@Example.com", role: "viewer" };

  describe("from a file", () => {
    const CSV = "email,firstName,last_name,role,org_id,id\n";

    test("everybody is a user, named by id or by the address in lower case", () => {
      const stack = open(12345);
      const file = save(
        "people.csv",
        `${CSV}Ada@Example.com,Ada,Adams,viewer,,\nbea@example.com,Bea,Bell,admin,12345,bea\n`,
      );
      const team = AutomoxTeam.fromFile(stack, "team", file);
      expect(keys(team.users)).toEqual(["ada@example.com", "bea"]);
      const users = JSON.parse(Testing.synth(stack, true)).resource.automox_user;
      expect(Object.values(users)).toEqual([
        { email: "Ada@Example.com", first_name: "Ada", last_name: "Adams", role: "viewer" },
        { email: "bea@example.com", first_name: "Bea", last_name: "Bell", role: "admin", org_id: 12345 },
      ]);
      expect(Object.keys(users)).toEqual([
        expect.stringMatching(/^team_adaexamplecom_[0-9A-F]{8}$/),
        expect.stringMatching(/^team_bea_[0-9A-F]{8}$/),
      ]);
    });

    test("the same address for another organization is a membership", () => {
      const stack = open(12345);
      const file = save(
        "people.csv",
        `${CSV}ada@example.com,Ada,Adams,viewer,67890,\nADA@example.com,,,admin,,\n`,
      );
      const team = AutomoxTeam.fromFile(stack, "team", file);
      expect(keys(team.users)).toEqual(["ada@example.com"]);
      expect(keys(team.memberships)).toEqual(["ada@example.com:67890"]);
      const { resource } = JSON.parse(Testing.synth(stack, true));
      expect(Object.values(resource.automox_user)).toEqual([{ email: "ADA@example.com", role: "admin" }]);
      expect(Object.values(resource.automox_org_membership)).toEqual([
        { email: "ada@example.com", first_name: "Ada", last_name: "Adams", role: "viewer", org_id: 67890 },
      ]);
    });

    test.each([
      ["JSON", "people.json", JSON.stringify([{ ...ADA, zoneRoles: { "111": "viewer" } }])],
      ["YAML", "people.yaml", "- email: Ada@Example.com\n  role: viewer\n  zone_roles: {111: viewer}\n"],
    ])("%s has the same columns", (...[, name, text]) => {
      const stack = open();
      AutomoxTeam.fromFile(stack, "team", save(name, text));
      expect(Object.values(JSON.parse(Testing.synth(stack, true)).resource.automox_user)).toEqual([
        { email: "Ada@Example.com", role: "viewer", zone_roles: { "111": "viewer" } },
      ]);
    });

    test("options hold for everybody who says nothing else, and memberships take what they know", () => {
      const stack = open();
      const emea = new AutomoxProvider(stack, "emea", { alias: "emea" });
      const file = save(
        "people.csv",
        "email,role,org_id,on_destroy\nada@example.com,viewer,,\nada@example.com,viewer,67890,remove\n",
      );
      AutomoxTeam.fromFile(stack, "team", file, {
        orgId: 12345,
        provider: emea,
        defaults: { onDestroy: "keep", active: true, invitation: { maxAge: "30d" } },
      });
      const { resource } = JSON.parse(Testing.synth(stack, true));
      const common = {
        email: "ada@example.com",
        role: "viewer",
        provider: "automox.emea",
        invitation: { max_age: "30d" },
      };
      expect(Object.values(resource.automox_user)).toEqual([
        { ...common, org_id: 12345, on_destroy: "keep", active: true },
      ]);
      expect(Object.values(resource.automox_org_membership)).toEqual([
        { ...common, org_id: 67890, on_destroy: "remove" },
      ]);
    });

    test("a role for everybody is enough, so no column need say it", () => {
      const file = save("people.csv", "email,org_id\nada@example.com,\nada@example.com,67890\n");
      const stack = open();
      AutomoxTeam.fromFile(stack, "team", file, { defaults: { role: "viewer" } });
      const { resource } = JSON.parse(Testing.synth(stack, true));
      const all = Object.values(resource).flatMap((each) => Object.values(each as object));
      expect(all.map(({ role }) => role)).toEqual(["viewer", "viewer"]);
      expect(() => AutomoxTeam.fromFile(open(), "team", file)).toThrow(/:2: role is missing\n.*:3: role is/);
    });

    test("an id is given in each line of a person, because a line may go and must not rename the others", () => {
      const file = save(
        "people.csv",
        `${CSV}ada@example.com,,,viewer,,\nADA@example.com,,,viewer,67890,ada\nbea@example.com,,,viewer,,\n`,
      );
      expect(() => AutomoxTeam.fromFile(open(), "team", file)).toThrow(
        new PeopleFileError([
          {
            file,
            line: 2,
            message: `id: is missing, and ${file}:3 gives the same person "ada"; give it in each of their lines`,
          },
        ]),
      );
    });

    test("a provider made after the team fails synthesizing where that changes who is a user", () => {
      const made = (orgId: number) => {
        const stack = new TerraformStack(Testing.app(), "stack");
        const file = save("people.csv", "email,role,org_id\nada@example.com,viewer,12345\n");
        AutomoxTeam.fromFile(stack, "team", file);
        new AutomoxProvider(stack, "automox", { orgId });
        return () => Testing.fullSynth(stack);
      };
      expect(made(12345)).toThrow(
        /\[stack\/team\] orgId: the provider got another organization after the team/,
      );
      expect(made(67890)()).toBeTruthy();
    });

    test("the format can be given where the name does not tell it", () => {
      const file = save("people.txt", "email;role\nada@example.com;viewer\n");
      expect(keys(AutomoxTeam.fromFile(open(), "team", file, { format: "csv" }).users)).toEqual([
        "ada@example.com",
      ]);
    });

    test("every mistake is told at once, in the order of the lines, and nothing is made", () => {
      const stack = open(12345);
      const file = save(
        "people.csv",
        `${CSV}ada@example.com,,,viewer,,\nbea,,,Admin,,\nADA@example.com,,,admin,12345,\ncal@example.com,,,viewer,,x\ndee@example.com,,,viewer,,x\n`,
      );
      let thrown: unknown;
      try {
        AutomoxTeam.fromFile(stack, "team", file);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(PeopleFileError);
      const { message, problems } = thrown as InstanceType<typeof PeopleFileError>;
      expect(message.split("\n")).toEqual([
        `${file}:3: email: must be an e-mail address, got "bea"`,
        expect.stringMatching(/:3: role: "Admin" is not a role\. .* Did you mean "admin"\?$/),
        `${file}:4: email: ADA@example.com is in ${file}:2 already, in the same organization (addresses compare without case)`,
        `${file}:6: id: ${file}:5 uses x already, for cal@example.com`,
      ]);
      expect(problems).toHaveLength(4);
      expect(problems[0]).toEqual({ file, line: 3, message: expect.any(String) });
      expect(stack.node.tryFindChild("team")).toBeUndefined();
    });

    test("a mistake in one column does not hide who is there twice", () => {
      const file = save("people.csv", `${CSV}ada@example.com,,,Viewer,,\nada@example.com,,,viewer,,\n`);
      expect(() => AutomoxTeam.fromFile(open(), "team", file)).toThrow(
        /:2: role: .*\n.*:3: email: ada@example\.com is in .*:2 already/,
      );
    });

    test("what only a user has cannot be said of a further organization", () => {
      const file = save(
        "people.json",
        '[{"email": "ada@example.com", "role": "viewer", "active": true},\n{"email": "ada@example.com", "role": "viewer", "orgId": 67890, "active": false}]',
      );
      expect(() => AutomoxTeam.fromFile(open(12345), "team", file)).toThrow(
        `${file}:2: active: can be given in the team's own organization (its orgId, else the provider's), where people are users; ` +
          "organization 67890 is a further one",
      );
    });

    test("a relative path begins at the working directory", () => {
      save("people.csv", "email,role\nada,viewer\n");
      const before = process.cwd();
      process.chdir(folder);
      try {
        expect(() => AutomoxTeam.fromFile(open(), "team", "people.csv")).toThrow(/^people\.csv:2: email: /);
      } finally {
        process.chdir(before);
      }
    });
  });

  describe("from code", () => {
    test("people may have everything a user has", () => {
      const stack = open();
      const people = [{ ...ADA, timeouts: { create: "1h" }, lifecycle: { preventDestroy: true } }];
      expect(keys(new AutomoxTeam(stack, "team", { people }).users)).toEqual(["ada@example.com"]);
      expect(Object.values(JSON.parse(Testing.synth(stack, true)).resource.automox_user)).toEqual([
        { ...ADA, timeouts: { create: "1h" }, lifecycle: { prevent_destroy: true } },
      ]);
    });

    test("the same person twice in one organization is an error", () => {
      const people = [ADA, { ...ADA, email: "ada@example.com" }];
      expect(() => new AutomoxTeam(open(), "team", { people })).toThrow(
        "[stack/team] people[1] email: ada@example.com is in people[0] already, in the same organization",
      );
    });

    test("also where it is one object", () => {
      expect(() => new AutomoxTeam(open(), "team", { people: [ADA, ADA] })).toThrow(
        "[stack/team] people[1] email: Ada@Example.com is in people[0] already",
      );
    });

    test("an address or organization that only Terraform will know cannot name a construct", () => {
      const stack = open();
      const variable = new TerraformVariable(stack, "who", { type: "string" });
      for (const [index, open] of [
        { email: variable.stringValue },
        { email: expression("var.who") },
        { orgId: variable.numberValue },
      ].entries())
        expect(() => new AutomoxTeam(stack, `team-${index}`, { people: [{ ...ADA, ...open }] })).toThrow(
          "people[0] email and orgId must be known in code; use an AutomoxUser instead",
        );
    });

    test("what is undefined says nothing", () => {
      const stack = open();
      const people = [{ ...ADA, orgId: undefined, onDestroy: undefined }] as unknown as [typeof ADA];
      new AutomoxTeam(stack, "team", { people, orgId: 67890, defaults: { onDestroy: "keep" } });
      expect(Object.values(JSON.parse(Testing.synth(stack, true)).resource.automox_user)).toEqual([
        { ...ADA, org_id: 67890, on_destroy: "keep" },
      ]);
    });

    test("an id that the library would leave out is refused, and so are two that are written alike", () => {
      const make = (...ids: string[]) =>
        new AutomoxTeam(open(), "team", {
          people: ids.map((id, index) => ({ ...ADA, id, email: `p${index}@example.com` })),
        });
      expect(() => make("Default")).toThrow('people[0] id: must not be "Default"');
      // constructs 10.4 and 10.7 would make different names of it.
      expect(() => make("a\nb")).toThrow('people[0] id: must not hold control characters, got "a\\nb"');
      expect(() => make("a/b", "a--b")).toThrow(
        "people[1] id: people[0] uses a--b already, for p0@example.com",
      );
    });
  });

  describe("each line stands for itself", () => {
    const person = fc.record({
      email: fc.constantFrom("ada@example.com", "Ada@Example.com", "bea@example.com", "cal@example.com"),
      orgId: fc.option(fc.constantFrom(1, 2, 3, 12345), { nil: undefined }),
      id: fc.option(fc.constantFrom("x", "y"), { freq: 1, nil: undefined }),
    });
    const people = fc.array(person, { minLength: 2, maxLength: 6 });
    type People = readonly object[];

    /** What is synthesized, by address in Terraform. */
    function made(list: People): Map<string, unknown> | undefined {
      const stack = open(12345);
      try {
        new AutomoxTeam(stack, "team", {
          people: list.map((each) => ({ ...each, role: "viewer" })) as never,
        });
      } catch {
        return undefined;
      }
      const { resource = {} } = JSON.parse(Testing.synth(stack));
      return new Map(
        Object.entries(resource).flatMap(([type, all]) =>
          Object.entries(all as object).map(([name, body]) => [`${type}.${name}`, body] as const),
        ),
      );
    }
    function compare(
      pairs: fc.Arbitrary<[People, People]>,
      judge: (first: Map<string, unknown>, second: Map<string, unknown> | undefined) => void,
    ) {
      let compared = 0;
      fc.assert(
        fc.property(pairs, ([one, other]) => {
          const first = made(one);
          if (first === undefined) return;
          compared += 1;
          judge(first, made(other));
        }),
        { numRuns: 60 },
      );
      // Lists that are all refused would prove nothing.
      expect(compared).toBeGreaterThan(5);
    }

    test("their order decides nothing", () => {
      const shuffled = people.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      );
      compare(shuffled, (first, second) => expect(second).toEqual(first));
    });

    test("deleting or adding one touches no other, of the same person neither", () => {
      const fewer = people.chain((list) => fc.tuple(fc.constant(list), fc.subarray(list)));
      compare(fewer, (first, second) => {
        for (const [address, body] of second ?? [["refused", undefined]])
          expect(first.get(address)).toEqual(body);
      });
    });
  });
});
