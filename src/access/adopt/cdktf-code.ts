import CodeBlockWriter from "code-block-writer";
import { visibleJson, withoutTemplates } from "../text/text-literal";
import type { Adoption, AdoptionPlan } from "./plan-adoption";

export const LIBRARIES = ["cdktf", "cdktn"] as const;
export type Library = (typeof LIBRARIES)[number];

/**
 * TypeScript with a function that declares and imports everybody. Disabled people stand in it as comments.
 */
export function cdktfCode({ adoptions, disabled }: AdoptionPlan, library: Library): string {
  const classes = [...new Set(adoptions.map(classOf))].sort();
  const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2 });
  writer.writeLine('import type { Construct } from "constructs";');
  if (classes.length > 0)
    writer.writeLine(`import { ${classes.join(", ")} } from "terraform-provider-automox/${library}";`);
  writer
    .blankLine()
    .writeLine("/**")
    .writeLine(
      " * People who are in Automox already, written by `automox-access adopt`. No invitation is sent: check the",
    )
    .writeLine(
      " * plan with `automox-access adopt verify`, apply, then replace `importExisting(` by a constructor.",
    )
    .writeLine(" */")
    .write("export function adoptedPeople(scope: Construct): void ")
    .block(() => {
      for (const adoption of adoptions) {
        if (adoption.status === "pending")
          writer.writeLine("// Pending: has not accepted the invitation yet.");
        for (const line of declaration(adoption)) writer.writeLine(line);
      }
      for (const adoption of disabled)
        for (const line of ["Disabled in Automox:", ...declaration(adoption)]) writer.writeLine(`// ${line}`);
    });
  return writer.newLine().toString();
}

const classOf = ({ type }: Adoption): string =>
  type === "automox_user" ? "AutomoxUser" : "AutomoxOrgMembership";

/** Line by line, so that each can be made a comment: no text holds a line end that is not escaped. */
function declaration(adoption: Adoption): readonly string[] {
  const { id, org, email, firstName, lastName, role } = adoption;
  return [
    `${classOf(adoption)}.importExisting(scope, ${visibleJson(id)}, {`,
    `  orgId: ${org},`,
    ...Object.entries({ email, firstName, lastName, role }).flatMap(([name, value]) =>
      value === null ? [] : [`  ${name}: ${visibleJson(withoutTemplates(value))},`],
    ),
    "});",
  ];
}
