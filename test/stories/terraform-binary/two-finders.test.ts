// Scripts and automox-access each look for Terraform themselves: neither may import the other. They answer alike.
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import { findTerraform as scriptFinds } from "../../../scripts/terraform-binary.mjs";
import { findTerraform as productFinds } from "../../../src/access/terraform/terraform-program";
import { rows } from "../../support/client/rows";
import { folderForEach } from "../../support/scratch-folder";

const root = folderForEach();

interface Situation {
  /** Folders of PATH in order, with the programs in each; undefined: there is no PATH. */
  readonly path?: Readonly<Record<string, readonly string[]>>;
  /** What TERRAFORM_BINARY_NAME says. */
  readonly named?: string;
  /** What the name says, as a path from the folder of the test: absolute, or from the working folder. */
  readonly as?: "absolute" | "relative";
  /** Programs that may not be run. */
  readonly locked?: readonly string[];
}

const FETCHED = /must not fetch/;
const FIRST = { first: ["terraform"] };
const BOTH = { ...FIRST, second: ["terraform"] };
const ELSEWHERE = { named: "elsewhere/tf", as: "absolute" } as const;
const NONE = /Found neither terraform nor tofu on PATH/;

/**
 * What both find, from the folder of the test, or the error; last the error of automox-access where it is another.
 */
const SITUATIONS: readonly (readonly [string, Situation, string | RegExp, RegExp?])[] = [
  [
    "terraform comes before tofu, wherever on PATH it is",
    { path: { first: ["tofu"], second: ["terraform"] } },
    "second/terraform",
  ],
  ["tofu is taken where there is no terraform", { path: { first: [], second: ["tofu"] } }, "second/tofu"],
  ["the first folder of PATH wins", { path: BOTH }, "first/terraform"],
  [
    "npm's own stub of terraform is passed over",
    { path: { "node_modules/.bin": ["terraform"], second: ["terraform"] } },
    "second/terraform",
  ],
  [
    "a file that may not be run is passed over",
    { path: BOTH, locked: ["first/terraform"] },
    "second/terraform",
  ],
  ["an empty TERRAFORM_BINARY_NAME is none", { path: FIRST, named: "" }, "first/terraform"],
  ["TERRAFORM_BINARY_NAME as an absolute path needs no PATH", ELSEWHERE, "elsewhere/tf"],
  ["TERRAFORM_BINARY_NAME comes before what is on PATH", { path: FIRST, ...ELSEWHERE }, "elsewhere/tf"],
  [
    "TERRAFORM_BINARY_NAME as a relative path is one from the working folder",
    { named: "elsewhere/tf", as: "relative" },
    "elsewhere/tf",
  ],
  [
    "TERRAFORM_BINARY_NAME as a name is looked up on PATH",
    { path: { first: ["terraform", "terraform-1.5"] }, named: "terraform-1.5" },
    "first/terraform-1.5",
  ],
  [
    "TERRAFORM_BINARY_NAME that names nothing is an error, even where terraform exists",
    { path: FIRST, named: "terrafrom" },
    /TERRAFORM_BINARY_NAME is "terrafrom", but there is no such program/,
  ],
  [
    "with neither on PATH a script fetches one, and automox-access asks for one",
    { path: { first: [] } },
    FETCHED,
    NONE,
  ],
  [
    "npm's stubs alone are as good as none",
    { path: { "node_modules/.bin": ["terraform", "tofu"] } },
    FETCHED,
    NONE,
  ],
  ["without PATH there is none", {}, FETCHED, NONE],
];

/** A program of that path in the folder of the test. */
function plant(path: string, mode = 0o755): string {
  const file = join(root, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, "#!/bin/sh\n");
  chmodSync(file, mode);
  return file;
}

function prepare({ path, named, as, locked = [] }: Situation): Record<string, string> {
  const folders = Object.entries(path ?? {});
  for (const [folder, programs] of folders) {
    mkdirSync(join(root, folder), { recursive: true });
    for (const program of programs) plant(`${folder}/${program}`);
  }
  for (const file of locked) plant(file, 0o644);
  const program = as === undefined || named === undefined ? named : plant(named);
  return {
    ...(path === undefined ? {} : { PATH: folders.map(([folder]) => join(root, folder)).join(delimiter) }),
    ...(program === undefined
      ? {}
      : { TERRAFORM_BINARY_NAME: as === "relative" ? relative(process.cwd(), program) : program }),
  };
}

const FINDERS = {
  script: (env: Record<string, string>) =>
    scriptFinds({ env, progress: () => {}, download: () => Promise.reject(new Error("must not fetch")) }),
  product: (env: Record<string, string>) => productFinds(env, process.cwd()),
};

describe.each(["script", "product"] as const)("the finder of the %s", (finder) => {
  test.each(rows(SITUATIONS))("%s", async (_name, [, situation, found, product]) => {
    const env = prepare(situation);
    const wanted = (finder === "product" ? product : undefined) ?? found;
    const answer = FINDERS[finder](env);
    if (wanted instanceof RegExp) await expect(answer).rejects.toThrow(wanted);
    else expect(await answer).toBe(join(root, wanted));
  });

  test("a folder called terraform is passed over", async () => {
    const env = prepare({ path: { first: [], second: ["terraform"] } });
    mkdirSync(join(root, "first", "terraform"));
    expect(await FINDERS[finder](env)).toBe(join(root, "second", "terraform"));
  });

  test("npm's stub is passed over where its folder ends with a slash", async () => {
    const npm = plant("node_modules/.bin/terraform").replace(/terraform$/, "");
    const second = plant("second/terraform");
    expect(await FINDERS[finder]({ PATH: [npm, join(second, "..")].join(delimiter) })).toBe(second);
  });
});
