import { Aspects, TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import {
  AutomoxOrgMembership,
  AutomoxProvider,
  AutomoxRole,
  AutomoxUser,
  EmailDomains,
  MaxAdmins,
} from "terraform-provider-automox/cdktf";

/** Three people in one organization, one of them in another as well. */
export class TeamStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // A plan that removes more people than this is refused.
    const maxRemovals = new TerraformVariable(this, "max_removals", { type: "number", default: 2 });

    // AUTOMOX_API_KEY and AUTOMOX_BASE_URL come from the environment.
    new AutomoxProvider(this, "automox", {
      orgId: 12345,
      guards: {
        maxRemovals: maxRemovals.numberValue,
        operatorWithoutZone: "off", // Olga gets her zones in the console
      },
    });

    const ada = new AutomoxUser(this, "ada", {
      email: "ada@example.com",
      firstName: "Ada",
      lastName: "Archer",
      role: AutomoxRole.ADMIN,
    });
    new AutomoxUser(this, "olga", {
      email: "olga@example.com",
      firstName: "Olga",
      lastName: "Owens",
      role: AutomoxRole.OPERATOR,
    });
    new AutomoxUser(this, "victor", {
      email: "victor@example.com",
      firstName: "Victor",
      lastName: "Vale",
      role: AutomoxRole.VIEWER,
    });
    new AutomoxOrgMembership(this, "ada_in_europe", {
      orgId: 23456,
      email: ada.email,
      firstName: ada.firstName,
      lastName: ada.lastName,
      role: AutomoxRole.VIEWER,
    });

    // These hold for whoever is added one day, too.
    Aspects.of(this).add(new MaxAdmins(3));
    Aspects.of(this).add(new EmailDomains(["example.com"]));
  }
}
