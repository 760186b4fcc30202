import type { ProviderFunction } from "./function";

const NAME = /^[a-z][a-z0-9_]*$/;

/** What core or the documentation would refuse in provider functions, one sentence each. */
export function lintFunctions(functions: readonly ProviderFunction[]): readonly string[] {
  const names = functions.map(({ name }) => name);
  return functions.flatMap((one, index) => {
    const at = `function ${one.name}`;
    const found = lintParameters(one).map((complaint) => `${at}: ${complaint}`);
    if (!NAME.test(one.name))
      found.push(`${at}: a name must be lower case letters, digits and _, and begin with a letter`);
    if (names.indexOf(one.name) !== index) found.push(`${at}: there are two such functions`);
    if (one.summary.trim() === "" || one.doc.trim() === "") found.push(`${at}: the description is empty`);
    return found;
  });
}

function lintParameters({ parameters }: ProviderFunction): readonly string[] {
  const names = parameters.map(({ name }) => name);
  return parameters.flatMap(({ name, doc }, index) => [
    ...(NAME.test(name) ? [] : [`the parameter ${name} is not named like one`]),
    ...(names.indexOf(name) === index ? [] : [`there are two parameters ${name}`]),
    ...(doc.trim() === "" ? [`the description of ${name} is empty`] : []),
  ]);
}
