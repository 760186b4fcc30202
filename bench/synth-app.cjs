// An app with many people, synthesized: `node synth-app.cjs DIST LIBRARY KIND COUNT` prints the milliseconds of processor
// time it took, from the first construct to the last file written. (Nothing here waits for anything, and what else the
// machine does stays out of it.) What loading takes is another matter and left out.
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join, resolve } = require("node:path");

const [, , dist, library, kind, count] = process.argv;
const cdk = require(library);
const { AutomoxProvider, AutomoxUser } = require(resolve(dist, "lib", library));

const person = (index) => ({
  email: `person-${index}@example.com`,
  firstName: "First",
  lastName: `Last ${index}`,
  role: "viewer",
});

/** The least that writes the same: the library's own class, which knows neither the provider nor a check. */
class Bare extends cdk.TerraformResource {
  constructor(scope, id, props) {
    super(scope, id, { terraformResourceType: "automox_user" });
    this.props = props;
  }
  synthesizeAttributes() {
    const { email, firstName, lastName, role } = this.props;
    return { email, first_name: firstName, last_name: lastName, role };
  }
}

const CLASSES = { AutomoxUser, TerraformResource: Bare };

const outdir = mkdtempSync(join(tmpdir(), "automox-synth-"));
try {
  const before = process.cpuUsage();
  const app = new cdk.App({ outdir });
  const stack = new cdk.TerraformStack(app, "stack");
  new AutomoxProvider(stack, "automox", { orgId: 12345 });
  for (let index = 0; index < Number(count); index += 1)
    new CLASSES[kind](stack, `person-${index}`, person(index));
  app.synth();
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);
} finally {
  rmSync(outdir, { recursive: true });
}
