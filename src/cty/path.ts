/** One step from a value to a value inside it: an object's attribute, a map's element, or a list's, tuple's or set's element. */
export type Step = { readonly attribute: string } | { readonly key: string } | { readonly index: number };

/** Steps from the outermost value inwards; the empty path is the value itself. */
export type Path = readonly Step[];

/** The path as Terraform prints it: `zone_roles["a"].x[0]`; the empty path is the empty text. */
export function printPath(path: Path): string {
  let text = "";
  for (const step of path) {
    if ("attribute" in step) text += text === "" ? step.attribute : `.${step.attribute}`;
    else if ("key" in step) text += `[${JSON.stringify(step.key)}]`;
    else text += `[${step.index}]`;
  }
  return text;
}
