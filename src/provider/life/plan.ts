import { fail } from "../../framework/diagnostics";
import type { AutomoxCall } from "../session";
import { notConfigured } from "../steps/set-active";
import { refuseContradiction } from "../steps/two-factor";
import type { PersonChange, PersonKind, PersonPatch } from "./person-change";
import { planCreate } from "./plan-create";
import { planUpdate } from "./plan-update";
import { refuseOtherContract } from "./refuse-other-contract";

export async function planPerson(
  change: PersonChange,
  call: AutomoxCall,
  kind: PersonKind,
): Promise<PersonPatch> {
  refuseOtherContract(change.config, call);
  refuseContradiction(change.config);
  if (change.config.active !== null && !call.api.scim) fail(notConfigured("active"));
  if (change.config.on_destroy === "deactivate" && !call.api.scim) fail(notConfigured("on_destroy"));
  if (!change.prior) return planCreate(change, call, kind);
  return planUpdate(change, call, { prior: change.prior, type: kind.type });
}
