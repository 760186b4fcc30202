import { join } from "node:path";

export const SIMULATOR_PAGE = "docs/guides/simulator.md";

const BEGIN = "<!-- from the types of src/simulator by npm run docs -->";
const END = "<!-- end -->";

/** Which types make which table. */
const TABLES = [
  {
    title: "Seed",
    types: ["Seed", "SeedOrganization", "SeedUser", "SeedKey", "SeedScimToken"],
    of: "world/seed.ts",
  },
  { title: "Control calls", types: ["Control"], of: "server/control.ts" },
  { title: "Faults", types: ["FaultRule"], of: "world/faults.ts" },
  {
    title: "Knobs",
    types: ["BehaviourKnobs", "AnswerKnobs", "AccountKnobs", "ScimKnobs"],
    of: /knobs\/\w+-knobs\.ts$/,
  },
];

/** The guide with its tables as the types have them, and the defaults of the knobs. */
export async function withSimulator(root, guide, defaults) {
  const [before, rest] = guide.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${SIMULATOR_PAGE} has no ${BEGIN} … ${END}.`);
  return [before, BEGIN, "\n\n", await tables(root, defaults), "\n\n", END, after].join("");
}

async function tables(root, defaults) {
  const { default: ts } = await import("typescript");
  const folder = join(root, "src", "simulator");
  const options = { strict: true, target: ts.ScriptTarget.ES2022, lib: ["lib.es2023.d.ts"], types: ["node"] };
  const program = ts.createProgram([join(folder, "start.ts")], {
    ...options,
    skipLibCheck: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const find = (name, of) => {
    const file = program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(folder.replaceAll("\\", "/")))
      .find((each) =>
        each.statements.some(
          (node) => ts.isInterfaceDeclaration(node) && node.name.text === name && matches(each, of),
        ),
      );
    return file?.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name);
  };
  const doc = (node) =>
    ts
      .displayPartsToString(checker.getSymbolAtLocation(node.name).getDocumentationComment(checker))
      .replaceAll(/\{@link (\w+)\}/g, "`$1`")
      .replaceAll(/\s*\n\s*/g, " ")
      .trim();
  const section = (name, of) => {
    const declaration = find(name, of);
    if (declaration === undefined) throw new Error(`There is no ${name} in src/simulator.`);
    const rows = declaration.members.map((member) => {
      const key = member.name.getText();
      const isOptional = member.questionToken !== undefined;
      const type = member.type.getText().replaceAll(/\s+/g, " ").replaceAll("readonly ", "");
      const call = ts.isMethodSignature(member)
        ? `(${member.parameters.map((each) => each.getText().replaceAll("readonly ", "")).join(", ")})`
        : "";
      const isKnob = Object.hasOwn(defaults, key) && name.endsWith("Knobs");
      const preset = isKnob ? [`Default \`${cell(JSON.stringify(defaults[key]))}\`.`] : [];
      return `| \`${key}${isOptional ? "?" : ""}\` | \`${cell(`${call}${call === "" ? type : ""}`)}\` | ${[cell(doc(member)), ...preset].join(" ")} |`;
    });
    const said = doc(declaration);
    return [
      `### ${name}`,
      ...(said === "" ? [] : [said]),
      ["| member | shape | what it is |", "|---|---|---|", ...rows].join("\n"),
    ];
  };
  return TABLES.flatMap(({ title, types, of }) => [
    `## ${title}`,
    ...types.flatMap((name) => section(name, of)),
  ]).join("\n\n");
}

const matches = ({ fileName }, of) => (of instanceof RegExp ? of.test(fileName) : fileName.endsWith(of));

const cell = (text) => text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
