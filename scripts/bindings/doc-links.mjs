import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const REGISTRY =
  /https:\/\/registry\.terraform\.io\/providers\/[\w-]+\/[\w-]+\/[\d.]+\/docs(\/[\w/-]+)?(#\w+)?/g;

/**
 * Generated classes whose links lead to the pages of this repository: the registry, where the generators look for them,
 * does not have this provider.
 *
 * @param {string} text
 * @param {{ root: string, repository: string }} where `repository`: its address on the web
 */
export function withOwnLinks(text, { root, repository }) {
  let struct = "";
  return text
    .split("\n")
    .map((line) => {
      struct = /^export (?:interface|class) (\w+)/.exec(line)?.[1] ?? struct;
      return line
        .replaceAll("Docs at Terraform Registry: ", "Docs: ")
        .replaceAll(REGISTRY, (_link, page = "/index", anchor = "") => {
          const path = `docs${page}.md`;
          return `${repository}/blob/main/${path}${anchor && `#${anchorIn(join(root, path), { struct, anchor })}`}`;
        });
    })
    .join("\n");
}

/** The nearest place that the page has: the object of an attribute, or the one that the struct is; else its schema. */
function anchorIn(path, { struct, anchor }) {
  const page = existsSync(path) ? readFileSync(path, "utf8") : ""; // npm run docs will write it
  if (anchor === "#import") return page.includes("\n## Import\n") ? "import" : "schema";
  const objects = [...page.matchAll(/<a id="(nestedatt--(\w+?(?:--\w+)*))">/g)].map(([, id, name]) => ({
    id,
    name: pascal(name),
  }));
  const own = `${struct}${pascal(anchor.slice(1))}`;
  const found = [own, struct].flatMap((name) => objects.filter((each) => name.endsWith(each.name)));
  return found.sort((a, b) => b.name.length - a.name.length)[0]?.id ?? "schema";
}

const pascal = (name) => name.replaceAll(/(?:^|[_-]+)(\w)/g, (_all, letter) => letter.toUpperCase());
