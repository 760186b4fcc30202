import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPeople } from "../../../../lib/people-file/read-people";
import { codeFor } from "../../../support/page-blocks";
import { folderForEach } from "../../../support/scratch-folder";

const folder = folderForEach();

function read(name: string, content: string | Uint8Array) {
  const file = join(folder, name);
  writeFileSync(file, content);
  const { rows, complaints } = readPeople(file);
  return {
    people: rows.map(({ values }) =>
      Object.fromEntries([...values].map(([column, { value }]) => [column, value])),
    ),
    lines: rows.map(({ line }) => line),
    complaints: complaints.map(
      ({ line, column, message }) => `${[line, column].filter(Boolean).join(":")} ${message}`,
    ),
  };
}

const ADA = { email: "ada@example.com", role: "viewer", first_name: "Ada" };
const BEA = { email: "bea@example.com", role: "admin", first_name: "Bea" };
const CSV = "email,role,first_name\nada@example.com,viewer,Ada\nbea@example.com,admin,Bea\n";

const VIEWER = "ada@example.com,viewer";
const WHOLE = "must be a whole number greater than 0";
const PAIRS = "must be pairs such as 12345=viewer; 67890=operator";
const said = (words: string | RegExp) => (typeof words === "string" ? words : expect.stringMatching(words));

describe("CSV", () => {
  test.each<[string, string]>([
    ["as the standard has it", CSV],
    ["with CRLF", CSV.replaceAll("\n", "\r\n")],
    ["with CR alone", CSV.replaceAll("\n", "\r")],
    ["without a last line end", CSV.trimEnd()],
    ["with a byte order mark", `\uFEFF${CSV}`],
    ["with semicolons", CSV.replaceAll(",", ";")],
    ["with tabs", CSV.replaceAll(",", "\t")],
    ["with a line that names the separator", `sep=;\r\n${CSV.replaceAll(",", ";")}`],
    ["with names in camel case", CSV.replace("first_name", "firstName")],
    ["with names as people write them", CSV.replace("email,role,first_name", "Email, Role ,First name")],
    ["with quotes", CSV.replaceAll(/[^,\n]+/g, '"$&"')],
    ["with blanks around fields", CSV.replaceAll(",", " , ")],
    ["with columns without a name", CSV.replaceAll("\n", ",,\n")],
    [
      "with columns that say nothing",
      CSV.replaceAll("\n", ",\n").replace("first_name,", "first_name,active"),
    ],
  ])("%s", (_how, text) => {
    expect(read("people.csv", text)).toMatchObject({ people: [ADA, BEA], complaints: [] });
  });

  test("lines are those of an editor, after empty ones and quoted line ends too", () => {
    const text =
      'email,role,last_name\n\n"ada@example.com",viewer,"two\nlines"\n;;\nx\n,,\nbea@example.com,admin,B\n';
    expect(read("people.csv", text)).toEqual({
      people: [
        { email: "ada@example.com", role: "viewer", last_name: "two\nlines" },
        { email: "bea@example.com", role: "admin", last_name: "B" },
      ],
      lines: [3, 8],
      complaints: [
        "5 has 1 fields, but the first row names 3 columns",
        "6 has 1 fields, but the first row names 3 columns",
      ],
    });
  });

  test("every kind of attribute", () => {
    const text =
      "email,role,org_id,active,wait_for_activation,zone_roles,id\nada@example.com,viewer,67890,TRUE,false,12345=viewer; 111 = operator,ada";
    expect(read("people.csv", text).people).toEqual([
      {
        email: "ada@example.com",
        role: "viewer",
        org_id: 67890,
        active: true,
        wait_for_activation: false,
        zone_roles: { "12345": "viewer", "111": "operator" },
        id: "ada",
      },
    ]);
  });

  /** Lines below the usual two columns and further ones. */
  const below = (line: string, ...columns: string[]) => `${["email,role", ...columns].join(",")}\n${line}\n`;
  test.each<[string, string, string | RegExp]>([
    ["nothing", "", "1 is empty: the first row must name the columns"],
    ["a letter left out", "emai,role\n", /^1 there is no column "emai"; did you mean email\?$/],
    ["letters that changed places", "emial,role\n", /^1 there is no column "emial"; did you mean email\?$/],
    [
      "words around it",
      "E-mail address,role\n",
      /^1 there is no column "E-mail address"; did you mean email\?$/,
    ],
    ["an unknown column", "email,role,phone\n", /^1 there is no column "phone"; there are id, email, role,/],
    ["a column twice", "email,role,First name,first_name\n", "1 there are two columns first_name"],
    ["no address", below(",viewer"), "2 email is missing"],
    ["no column for addresses", "role\nviewer\n", "2 email is missing"],
    ["no role", below("ada@example.com,"), "2 role is missing"],
    ["no address in form", below("ada,viewer"), '2 email: must be an e-mail address, got "ada"'],
    ["a role nearly", below("a@example.com,Viewer"), /^2 role: "Viewer" is not .* Did you mean "viewer"\?$/],
    [
      "a zone's role nearly",
      below(`${VIEWER},1=Viewer`, "zone_roles"),
      /^2 zone_roles 1: "Viewer" is not a role/,
    ],
    ["no number", below(`${VIEWER},12a`, "org_id"), `2 org_id: ${WHOLE}, got "12a"`],
    ["no flag", below(`${VIEWER},yes`, "active"), '2 active: must be true or false, got "yes"'],
    ["no pairs", below(`${VIEWER},111`, "zone_roles"), `2 zone_roles: ${PAIRS}, got "111"`],
    ["a field too many", below(`${VIEWER},Ada`), "2 has 3 fields, but the first row names 2 columns"],
    [
      "an open quote",
      below(`\n"${VIEWER}\nb@example.com,admin`),
      "3 a quote is opened in this row and never closed",
    ],
    ["a quote inside", below('ada"x"@example.com,viewer'), /^2 a quote stands inside a field/],
    ["text after a quote", below('"ada"@example.com,viewer'), /^2 something follows a closing quote/],
  ])("%s is an error with its line", (_what, text, complaint) => {
    expect(read("people.csv", text).complaints).toEqual([said(complaint)]);
  });

  test("after a line that names the separator, lines still count from the top", () => {
    expect(read("people.csv", "sep=;\nemail;role\nada;viewer\n").complaints).toEqual([
      '3 email: must be an e-mail address, got "ada"',
    ]);
  });
});

const LIST = [ADA, BEA];
const YAML =
  "- email: ada@example.com\n  role: viewer\n  first_name: Ada\n- {email: bea@example.com, role: admin, firstName: Bea}\n";

describe("JSON and YAML", () => {
  test.each<[string, string, string]>([
    ["JSON", "people.json", JSON.stringify(LIST)],
    ["JSON with indentation", "people.json", JSON.stringify(LIST, null, 2)],
    ["JSON with tabs", "people.json", JSON.stringify(LIST, null, "\t")],
    ["JSON with a byte order mark", "people.json", `\uFEFF${JSON.stringify(LIST)}`],
    ["YAML", "people.yaml", YAML],
    ["YAML by its short ending", "people.YML", YAML],
    ["YAML with CRLF", "people.yaml", YAML.replaceAll("\n", "\r\n")],
    ["YAML with comments", "people.yaml", `# everybody\n${YAML.replace("viewer", "viewer # for now")}`],
    [
      "YAML with aliases",
      "people.yaml",
      "- email: ada@example.com\n  role: &r viewer\n  first_name: Ada\n- {email: bea@example.com, role: admin, first_name: Bea}\n",
    ],
  ])("%s", (_how, name, text) => {
    expect(read(name, text)).toMatchObject({ people: LIST, complaints: [] });
  });

  test("characters beyond the basic ones", () => {
    const text =
      '[{"email": "ada@example.com", "role": "viewer", "first_name": "\\ud83d\\ude00 \\u00e9\\/\\t"}]';
    expect(read("people.json", text).people).toEqual([{ ...ADA, first_name: "😀 é/\t" }]);
  });

  test("every kind of attribute, and null for nothing", () => {
    const ada = { ...ADA, org_id: 67890, active: false, zone_roles: { "111": "viewer" } };
    expect(read("people.json", JSON.stringify([{ ...ada, last_name: null }])).people).toEqual([ada]);
  });

  test("an empty list is nobody, an empty file is a mistake", () => {
    expect(read("people.yaml", "[]\n")).toEqual({ people: [], lines: [], complaints: [] });
    expect(read("people.yaml", "# nobody\n").complaints).toEqual([
      "1 is empty: write [] for a list of nobody",
    ]);
  });

  const person = "email: a@example.com, role: viewer";
  const listed = `- email: ada@example.com\n  role: viewer\n`;
  const begun = '[{"email": "a@example.com", "role": "viewer"';
  test.each<[string, "json" | "yaml", string, string | RegExp]>([
    ["no list", "json", '{"people": []}', "1:1 must be a list of people"],
    ["no object", "yaml", "- ada@example.com\n", "1:3 must be an object, one person"],
    ["no JSON", "json", "[\n  {\n  }\n  {}]", /^4:3 is not JSON: /],
    ["half of JSON", "json", "[\n  {", /^2:4 is not JSON: /],
    ["YAML in JSON", "json", "- email: ada@example.com", /^1:\d+ is not JSON: /],
    ["a name twice", "json", `${begun},\n "email": "b@example.com"}]`, "2:2 Map keys must be unique"],
    ["a name in two spellings", "json", `${begun}, "org_id": 1,\n"orgId": 2}]`, "2:10 org_id is given twice"],
    ["an unknown name", "yaml", `${listed}  phone: 1\n`, /^3:10 there is no column "phone"/],
    [
      "no text",
      "yaml",
      `${listed}  first_name: 007\n`,
      "3:15 first_name: must be text, got 7; write it in quotes",
    ],
    ["no number", "json", `${begun},\n"org_id": "1"}]`, `2:11 org_id: ${WHOLE}, got "1"`],
    ["no flag", "yaml", `- {${person}, active: yes}\n`, '1:48 active: must be true or false, got "yes"'],
    ["no texts", "yaml", `- {${person}, zone_roles: [x]}\n`, /^1:52 zone_roles: must be an object of texts/],
    ["two documents", "yaml", "[]\n---\n[]\n", /^2:\d+ Source contains multiple documents/],
    ["an alias of nobody", "yaml", "- *ada\n", "1:3 there is no anchor ada"],
    ["an alias of nothing", "yaml", "- email: a@example.com\n  role: *role\n", "2:9 there is no anchor role"],
    ["an alias of nothing inside", "yaml", `${listed}  zone_roles: {111: *role}\n`, /^3:15 .*role/],
    ["a missing role", "yaml", "\n- email: ada@example.com\n", "2:3 role is missing"],
  ])("%s is an error with its line", (_what, ...[ending, text, complaint]) => {
    expect(read(`people.${ending}`, text).complaints).toEqual([said(complaint)]);
  });
});

describe("what Terraform would evaluate is no data", () => {
  const template = (text: string) => `$\{${text}}`;
  const TEMPLATE = template('file("/etc/passwd")');
  const inZone = `{email: a@example.com, role: viewer, zone_roles: {'${template("var.zone")}': viewer}}`;
  test.each<[string, string, string, string]>([
    ["a name", "csv", "email,role,first_name\na@example.com,viewer,%{if true}x%{endif}\n", "2 first_name"],
    ["an address", "csv", `email,role\n"${TEMPLATE.replaceAll('"', '""')}@example.com",viewer\n`, "2 email"],
    [
      "zones",
      "csv",
      `email,role,zone_roles\na@example.com,viewer,1=${template("var.role")}\n`,
      "2 zone_roles",
    ],
    ["a name", "json", JSON.stringify([{ ...ADA, first_name: TEMPLATE }]), "1:58 first_name"],
    ["a zone", "yaml", `- ${inZone}\n`, "1:52 zone_roles"],
  ])("%s in %s", (_what, ...[ending, text, place]) => {
    expect(read(`people.${ending}`, text)).toMatchObject({
      complaints: [
        expect.stringContaining(`${place}: must not hold $\{ or %{, which Terraform takes for an expression`),
      ],
    });
  });

  test("unless it is doubled, as Terraform has it, or only looks alike", () => {
    const people = [
      { ...ADA, first_name: "$${b}" },
      { ...BEA, first_name: "100 % {b} $5" },
    ];
    expect(read("people.json", JSON.stringify(people))).toMatchObject({ people, complaints: [] });
  });
});

test.each<[string, string, string]>([
  ["JSON", "people.json", `[{"email":${"[".repeat(3000)}${"]".repeat(3000)}}]`],
  ["YAML in rows", "people.yaml", `\n${"- ".repeat(20_000)}x\n`],
])("%s of thousands of levels does not end the process", (_what, name, text) => {
  expect(read(name, text).complaints).toEqual([
    expect.stringMatching(/^[12] is nested too deeply for a list of people$/),
  ]);
});

test("an alias of what it stands in, and a value without end, are told with their lines", () => {
  expect(read("people.yaml", "- &a\n  email: *a\n  role: viewer\n").complaints).toEqual([
    "2:10 email: must be text, got something that holds itself; write it in quotes",
  ]);
  const [complaint = ""] = read("people.csv", `email,role,${"x".repeat(5000)}\n`).complaints;
  expect(complaint).toMatch(/^1 there is no column "x{76}\.\.\.; there are /);
});

test.each<[string, Uint8Array]>([
  ["Latin-1", Uint8Array.from([...Buffer.from(CSV), 0xe9, 0x0a])],
  ["UTF-16", Buffer.from(`\uFEFF${CSV}`, "utf16le")],
])("%s is an error that says what to save as", (_what, bytes) => {
  expect(read("people.csv", bytes).complaints).toEqual([
    '1 is not UTF-8: save it as "CSV UTF-8", or as UTF-8',
  ]);
});

test("a name that does not tell the format needs the format", () => {
  const file = join(folder, "people.txt");
  writeFileSync(file, CSV);
  expect(() => readPeople(file)).toThrow(/Cannot tell the format of .*people\.txt from its name/);
  expect(readPeople(file, { format: "csv" }).rows).toHaveLength(2);
});

test("a file that is not there is the system's error", () => {
  const file = join(folder, "nobody.csv");
  expect(() => readPeople(file)).toThrow(`Cannot read ${file}: there is no such file (ENOENT)`);
});

test("a folder is told as such, and where a relative path was looked for", () => {
  mkdirSync(join(folder, "people.csv"));
  const before = process.cwd();
  process.chdir(folder);
  try {
    expect(() => readPeople("people.csv")).toThrow(
      `Cannot read people.csv (${join(process.cwd(), "people.csv")}; relative paths begin at the working directory): it is a folder (EISDIR)`,
    );
  } finally {
    process.chdir(before);
  }
});

test("the file that the guide shows is read", () => {
  expect(read("people.csv", codeFor("people file", "csv"))).toMatchObject({
    lines: [2, 3, 4],
    complaints: [],
  });
});
