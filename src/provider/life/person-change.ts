import type { ConfigOf } from "../../framework/infer";
import type { Change, PlanPatch } from "../../framework/resource";
import type { Terms } from "../contracts/contract";
import type { userSchema } from "../schemas/user";

/** A membership plans through the same functions, with what it does not have left null. */
export type PersonChange = Change<typeof userSchema>;
export type PersonPatch = PlanPatch<typeof userSchema>;
export type PersonConfig = ConfigOf<typeof userSchema>;

/** Which resource type a person is declared as, and where its missing names come from. */
export interface PersonKind {
  readonly type: string;
  readonly namesElsewhere: Terms["namesElsewhere"];
}
