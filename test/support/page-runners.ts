// Which test runs which block of a page. test/page-blocks.test.ts holds that every block has one runner, and every runner takes
// its blocks from here.

export interface Runner {
  readonly file: string;
  readonly blocks: readonly Claim[];
}

interface Claim {
  readonly page: string | RegExp;
  /** Default: below any. */
  readonly heading?: string;
  /** Null: a block that names none. Default: any. */
  readonly language?: string | null;
}

const guide = (name: string): string => `docs/guides/${name}.md`;
/** The commands of a guide. */
const shell = (name: string): Claim => ({ page: guide(name), language: "shell" });

export const RUNNERS = {
  configurations: {
    file: "test/accept/documentation.test.ts",
    blocks: [{ page: /^docs\/guides\//, language: "terraform" }],
  },
  "test files": {
    file: "test/accept/terraform-test.test.ts",
    blocks: [{ page: guide("terraform-test"), language: "hcl" }],
  },
  commands: {
    file: "test/accept/page-commands.test.ts",
    blocks: ["authentication", "drift", "guards", "people-files", "review", "terraform-test"].map(shell),
  },
  installing: {
    file: "test/accept/page-installing.test.ts",
    blocks: ["install", "hcp-terraform"].map(shell),
  },
  simulator: {
    file: "test/accept/page-simulator.test.ts",
    blocks: ["shell", "json", null].map((language) => ({ page: guide("simulator"), language })),
  },
  "quick starts": {
    file: "test/accept/packed.test.ts",
    blocks: [
      { page: "README.md", heading: "Quick start: HCL" },
      { page: "README.md", heading: "Quick start: TypeScript", language: "ts" },
      { page: "README.md", heading: "Install" },
      { page: guide("simulator"), language: "ts" },
      { page: guide("constructs"), heading: "People in TypeScript", language: "ts" },
      { page: guide("constructs"), heading: "In tests", language: "ts" },
    ],
  },
  fragments: {
    file: "test/stories/guides/fragments.test.ts",
    blocks: [
      { page: guide("constructs"), heading: "What is checked before a plan" },
      { page: guide("constructs"), heading: "From cdktf to cdktn" },
      { page: guide("hcp-terraform"), language: "ts" },
    ],
  },
  "npm install": {
    file: "test/long/cdktf-init.test.ts",
    blocks: [
      { page: "README.md", heading: "Quick start: TypeScript", language: "shell" },
      { page: guide("constructs"), language: "shell" },
    ],
  },
  "people file": {
    file: "test/unit/lib/people-file/read-people.test.ts",
    blocks: [{ page: guide("constructs"), language: "csv" }],
  },
  "generated bindings": {
    file: "test/long/cdktf-get.test.ts",
    blocks: [{ page: "docs/constructs/other-languages.md" }],
  },
  "private registry": {
    file: "test/long/hcp-terraform.test.ts",
    blocks: [{ page: guide("hcp-terraform"), language: "bash" }],
  },
  examples: {
    file: "test/accept/examples.test.ts",
    blocks: [
      { page: "docs/index.md" },
      { page: /^docs\/(resources|data-sources)\// },
      { page: /^docs\/functions\//, language: "terraform" },
    ],
  },
  lists: {
    file: "test/modern/query.test.ts",
    blocks: [
      { page: /^docs\/list-resources\// },
      { page: guide("existing-people"), language: "hcl" },
      shell("existing-people"),
    ],
  },
  "lists beside a stack": {
    file: "test/modern/constructs-query.test.ts",
    blocks: [{ page: guide("constructs"), heading: "People who are there already", language: "ts" }],
  },
  signatures: {
    file: "test/accept/schema.test.ts",
    blocks: [{ page: /^docs\/functions\//, language: "text" }],
  },
  projects: {
    file: "test/accept/examples-cdktf.test.ts",
    blocks: [
      { page: /^examples\/(cdktf|cdktn|existing-people|people-file|remote-backend|two-organizations)\// },
    ],
  },
  keyboard: {
    file: "test/accept/gitops-keyboard.test.ts",
    blocks: [{ page: "examples/gitops/README.md", language: "shell" }],
  },
  policy: {
    file: "test/stories/guides/access-guides.test.ts",
    blocks: [{ page: guide("review"), language: "yaml" }],
  },
  "ignore file": {
    file: "test/stories/guides/access-guides.test.ts",
    blocks: [{ page: guide("drift"), language: "gitignore" }],
  },
  usage: {
    file: "test/stories/guides/access-guides.test.ts",
    blocks: [{ page: guide("commands"), language: null }],
  },
  "first line": {
    file: "test/unit/access/review/review-markdown.test.ts",
    blocks: [{ page: "docs/decisions/0013-review-output.md" }],
  },
  release: {
    file: "test/long/release.test.ts",
    blocks: [
      { page: "docs/contributing/releasing.md", heading: "Making one by hand" },
      { page: "docs/contributing/releasing.md", heading: "Verifying a release", language: "shell" },
    ],
  },
  map: { file: "test/documents.test.ts", blocks: [{ page: "CONTRIBUTING.md", language: null }] },
  diagrams: { file: "test/stories/guides/diagrams.test.ts", blocks: [{ page: /./, language: "mermaid" }] },
} satisfies Readonly<Record<string, Runner>>;

/** At most ten. */
export const NOT_RUN: readonly (Claim & { readonly reason: string })[] = [
  {
    page: "README.md",
    heading: "Try it",
    reason:
      "It is the run of all tests, within which it would not end. test/accept/demo.test.ts plays the demo.",
  },
  {
    page: "docs/contributing/releasing.md",
    heading: "Verifying a release",
    language: "console",
    reason: "It asks GitHub for what a published release was made of, and none is published yet.",
  },
];
