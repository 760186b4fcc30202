import { AccessError } from "../cli/access-error";
import { accessCommand } from "../cli/command";
import { EXIT } from "../cli/exit-code";
import { SCHEMA_NAMES, schemaText } from "./schemas";

export const schemaCommand = accessCommand({
  name: "schema",
  summary: "Prints the JSON Schema of a document; without a name, the names there are.",
  argument: ["name", `one of ${SCHEMA_NAMES.join(", ")}`],
  options: {},

  async run({ args }, io) {
    const [name] = args;
    if (name === undefined) {
      io.stdout.write(SCHEMA_NAMES.map((each) => `${each}\n`).join(""));
      return EXIT.clean;
    }
    // As documents name themselves, too: access-review/v2.
    const schema = schemaText(name.replace("/", "-"));
    if (schema === undefined)
      throw new AccessError(
        `There is no schema ${JSON.stringify(name)}; there are ${SCHEMA_NAMES.join(", ")}.`,
      );
    io.stdout.write(schema);
    return EXIT.clean;
  },
});
