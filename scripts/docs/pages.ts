import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Example,
  functionPage,
  type PageTexts,
  providerPage,
  typePage,
} from "../../src/framework/markdown";
import { automoxProvider } from "../../src/provider/index";
import { COMMANDS_PAGE, commandsPage } from "./commands";
import { withSystems } from "./people-files";
import { ROOMS_PAGE, roomsPage } from "./rooms";
import { TROUBLESHOOTING_PAGE, troubleshootingPage } from "./troubleshooting/page";

/** A guide that is written by hand but for its lists of systems. */
const PEOPLE_FILES = "docs/guides/people-files.md";

/** Where generated pages lie below the root; guides and decisions beside them are written by hand. */
export const GENERATED = [
  "docs/index.md",
  "docs/resources",
  "docs/data-sources",
  "docs/functions",
  "docs/list-resources",
  "docs/actions",
  PEOPLE_FILES,
  COMMANDS_PAGE,
  ROOMS_PAGE,
  TROUBLESHOOTING_PAGE,
];

/** Resources with an example of what only the account contract can do. */
const ACCOUNT_EXAMPLES: ReadonlySet<string> = new Set(["automox_user"]);

/**
 * Every generated page by its path below `root`. Reads only examples/ and the notes of the front page.
 *
 * @throws {Error} where a resource or data source has no example.
 */
export async function documentationPages(root: string): Promise<ReadonlyMap<string, string>> {
  const provider = automoxProvider({ version: "0.0.0", env: {} });
  const read = (path: string) => readFile(join(root, path), "utf8");
  const example = async (path: string, words: Omit<Example, "code">): Promise<Example> => ({
    ...words,
    code: await read(path).catch(() => {
      throw new Error(`There is no ${path}: every page shows an example.`);
    }),
  });
  const terraform = (path: string, intro?: string) =>
    example(path, { language: "terraform", ...(intro ? { intro } : {}) });

  const index: PageTexts = {
    notes: await read("scripts/docs/index-notes.md"),
    examples: [
      await terraform("examples/provider/provider.tf"),
      await terraform("examples/provider-settings/main.tf", "With every setting:"),
      await terraform("examples/provider-settings/account-contract.tf", "With the account contract:"),
    ],
  };
  const pages = new Map([["docs/index.md", providerPage(provider, index)]]);
  for (const resource of provider.resources) {
    const folder = `examples/resources/${resource.type}`;
    const texts: PageTexts = {
      examples: [
        await terraform(`${folder}/resource.tf`),
        ...(ACCOUNT_EXAMPLES.has(resource.type)
          ? [await terraform(`${folder}/account-contract.tf`, "With the account contract:")]
          : []),
      ],
      imports: [
        await terraform(`${folder}/import-by-string-id.tf`, "With an `import` block:"),
        await example(`${folder}/import.sh`, { language: "shell", intro: "Or with a command:" }),
      ],
    };
    pages.set(`docs/resources/${fileName(resource.type)}`, typePage("Resource")(provider, resource, texts));
  }
  for (const source of provider.dataSources) {
    const texts = { examples: [await terraform(`examples/data-sources/${source.type}/data-source.tf`)] };
    pages.set(`docs/data-sources/${fileName(source.type)}`, typePage("Data Source")(provider, source, texts));
  }
  for (const list of provider.lists ?? []) {
    const examples = [await terraform(`examples/list-resources/${list.type}/list-resource.tfquery.hcl`)];
    pages.set(
      `docs/list-resources/${fileName(list.type)}`,
      typePage("List Resource")(provider, list, { examples }),
    );
  }
  for (const action of provider.actions ?? []) {
    const examples = [await terraform(`examples/actions/${action.type}/action.tf`)];
    pages.set(`docs/actions/${fileName(action.type)}`, typePage("Action")(provider, action, { examples }));
  }
  for (const one of provider.functions ?? []) {
    const texts = { examples: [await terraform(`examples/functions/${one.name}/function.tf`)] };
    pages.set(`docs/functions/${one.name}.md`, functionPage(provider, one, texts));
  }
  pages.set(PEOPLE_FILES, withSystems(await read(PEOPLE_FILES)));
  pages.set(COMMANDS_PAGE, commandsPage());
  pages.set(ROOMS_PAGE, roomsPage());
  pages.set(TROUBLESHOOTING_PAGE, troubleshootingPage());
  return pages;
}

/** The registry wants the type without the provider's name: user.md. */
const fileName = (type: string): string => `${type.replace(/^automox_/, "")}.md`;
