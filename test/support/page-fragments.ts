// Lines of pages that are part of a program, and the program around them: a stack with a provider and Alice.
import { blocksFor } from "./page-blocks";

export interface Fragment {
  readonly place: string;
  readonly program: string;
}

const around = (lines: string): string => `
import { App, TerraformIterator, TerraformLocal, TerraformStack } from "cdktf";
import {
  AutomoxPeople, AutomoxProvider, AutomoxRole, AutomoxUser, DataAutomoxAccessReview,
} from "terraform-provider-automox/cdktf";

/** Whatever of it the lines of the page use. */
export const known = [AutomoxPeople, DataAutomoxAccessReview, TerraformIterator, TerraformLocal];

class Page extends TerraformStack {
  constructor(app: App) {
    super(app, "page");
    const stack: TerraformStack = this;
    new AutomoxProvider(stack, "automox", { orgId: 12345 });
    new AutomoxUser(stack, "alice", { email: "alice@example.com", role: AutomoxRole.VIEWER });
    ${lines}
  }
}
const app = new App({ outdir: process.env.OUT });
new Page(app);
app.synth();
`;

export const FRAGMENTS: readonly Fragment[] = blocksFor("fragments").flatMap(({ place, language, code }) =>
  language === "ts" ? [{ place, program: around(code) }] : [],
);
