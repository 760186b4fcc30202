import { hclText } from "../text/text-literal";
import type { Adoption, AdoptionPlan } from "./plan-adoption";

/** HCL with import blocks and resources, as `terraform fmt` writes it. */
export const hclCode = (plan: AdoptionPlan): string =>
  file(plan, {
    about: [
      "People who are in Automox already, written by `automox-access adopt`. No invitation is sent: plan, check the",
      "plan with `automox-access adopt verify`, apply; then the import blocks may go.",
    ],
    blocksOf: (adoption) => [importBlock(adoption), resource(adoption)],
  });

/** Import blocks alone, for resources that are declared already or that Terraform writes by itself. */
export const importBlocks = (plan: AdoptionPlan): string =>
  file(plan, {
    about: [
      "People who are in Automox already, written by `automox-access adopt`. No invitation is sent. Terraform writes",
      "their resources: `terraform plan -generate-config-out=FILE.tf -out=PLAN`. Check the plan with",
      "`automox-access adopt verify`, apply; then this file may go.",
    ],
    blocksOf: (adoption) => [importBlock(adoption)],
  });

interface Content {
  readonly about: readonly string[];
  readonly blocksOf: (adoption: Adoption) => readonly string[];
}

/** Disabled people stand in it as comments. */
function file({ adoptions, disabled }: AdoptionPlan, { about, blocksOf }: Content): string {
  const parts = [
    comment(about.join("\n")),
    ...adoptions.flatMap((adoption) => {
      const [first = "", ...more] = blocksOf(adoption);
      const note = adoption.status === "pending" ? "# Pending: has not accepted the invitation yet.\n" : "";
      return [note + first, ...more];
    }),
    ...disabled.map((adoption) => comment(["Disabled in Automox:", ...blocksOf(adoption)].join("\n"))),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** No text of an adoption holds a line end that is not escaped. */
const comment = (text: string): string => text.replaceAll(/^/gm, "# ");

const importBlock = ({ type, id, importId }: Adoption): string =>
  block("import", [
    ["to", `${type}.${id}`],
    ["id", hclText(importId)],
  ]);

function resource({ type, id, org, email, firstName, lastName, role }: Adoption): string {
  const texts = { email, first_name: firstName, last_name: lastName, role };
  return block(`resource "${type}" "${id}"`, [
    ["org_id", String(org)],
    ...Object.entries(texts).flatMap(([name, text]) =>
      text === null ? [] : [[name, hclText(text)] as const],
    ),
  ]);
}

function block(head: string, attributes: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...attributes.map(([name]) => name.length));
  return `${head} {\n${attributes.map(([name, value]) => `  ${name.padEnd(width)} = ${value}\n`).join("")}}`;
}
