import { join } from "node:path";
import { shellQuoted } from "../text/shell-quoted";
import type { Form } from "./adoption-forms";

/** Paths as the user typed them, from the folder where the command ran. */
interface Place {
  readonly folder: string;
  readonly map: string;
}

const PLAN = "adopt.tfplan";
const STACK = "cdktf.out/stacks/STACK";

/** What to do after `adopt`, in commands of somebody who has `automox-access` on the PATH. */
export function nextSteps(form: Form, place: Place): string {
  if (form === "data") return LISTED;
  const { says, folder, generate } = stepsOf(form, place);
  const chdir = folder === "." ? "" : ` -chdir=${quoted(folder)}`;
  return [
    `Next${says}:`,
    `  terraform${chdir} plan -out=${PLAN}${generate}`,
    `  automox-access adopt verify --plan ${quoted(join(folder, PLAN))} --terraform-dir ${quoted(folder)} --map ${quoted(place.map)}`,
    `  terraform${chdir} apply ${PLAN}`,
  ].join("\n");
}

function stepsOf(form: Form, { folder }: Place) {
  if (form === "cdktf")
    return {
      says: ", when your stack calls the function and is synthesized (write its name for STACK)",
      folder: STACK,
      generate: "",
    };
  return { says: "", folder, generate: form === "import-blocks" ? " -generate-config-out=people.tf" : "" };
}

/** A list is not imported: the plan shows people as new, and the provider takes over whoever is there as listed. */
const LISTED =
  "Next: give the list to AutomoxTeam.fromFile, plan, `automox-access review --live --plan FILE`, apply. " +
  "The provider takes over whoever is there exactly as listed, and invites none of them.";

const quoted = (text: string): string => (/^[\w./-]+$/.test(text) ? text : shellQuoted(text));
