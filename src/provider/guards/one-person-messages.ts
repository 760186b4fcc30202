import type { Finding } from "../../framework/diagnostics";
import type { Target } from "../person/member";

/** Terraform tells a provider no addresses, so each placeholder says which one of the plan it stands for. */
export const movedBlock = (from: string, to: string): string =>
  `  moved {\n    from = ${from}.OLD # the address that the plan destroys\n` +
  `    to   = ${to}.NEW # the address that it creates\n  }`;

/**
 * Two resource addresses mean one person, and a plan removes one of them: a resource renamed without `moved`,
 * a key in other case, a shifted index.
 */
export const removedAndCreated = (
  { org, email }: Target,
  { removed, created }: { readonly removed: string; readonly created: string },
): Finding => ({
  code: "user/removed-and-created",
  summary: `${email} is removed at one address and created at another`,
  detail:
    `Both mean the same person in organization ${org}, who would lose access and be invited again. If the ` +
    "resource was renamed, went to another module, or its for_each key or index changed, say so, and nothing " +
    `happens to the person:\n\n${movedBlock(removed, created)}\n\nOLD and NEW are whole addresses, with module ` +
    "and key. Otherwise remove the person in one apply and invite them in the next.",
});

/**
 * One address of the configuration is changed to a person whom another object has and is to lose: a resource
 * that goes in the same plan, or a deposed object. No `moved` block leads from one to the other.
 */
export const changedToRemoved = ({ org, email }: Target): Finding => ({
  code: "user/removed-and-created",
  summary: `${email} is removed in the same plan that changes another resource to this address`,
  detail:
    `Another object of the state still has ${email} in organization ${org} and is to be removed: a resource ` +
    "that leaves the configuration, or a deposed object, which create_before_destroy has left behind. In " +
    "the end the person could be without access. Remove first, then change: write back what this resource had " +
    "before (email, or org_id) and apply, which removes the other object alone; then change it and apply " +
    "once more.",
  path: [{ attribute: "email" }],
});

/** Two objects of the state are one person, and the plan that removes one of them came first. */
export const inStateTwice = ({ org, email }: Target): Finding => ({
  code: "user/in-state-twice",
  summary: `The state has ${email} twice, and one of the two is to be removed`,
  detail:
    `Two addresses of the state mean the same person in organization ${org}, so a moved block cannot lead ` +
    "from one to the other, and removing one would take the person from both. Let the state forget the " +
    "address that goes, and nothing happens to the person:\n\n  terraform state rm ADDRESS\n\nADDRESS is the " +
    "one that the plan shows as destroyed.",
  path: [{ attribute: "email" }],
});

/** The summary is constant, so that Terraform folds many into one. */
export const forgotten = ({ org, email }: Target, zones: readonly string[] = []) => ({
  code: "user/forgotten",
  summary: "Terraform forgets an object, because another one manages the same person",
  detail:
    `Two objects of the state are ${email} in organization ${org}, as create_before_destroy may leave them. Terraform ` +
    "forgets this one and sends nothing to Automox. The other one manages the person, who keeps access." +
    (zones.length > 0 ? ` That includes what zone_roles gave here: ${zones.join(", ")}.` : ""),
});

/**
 * One resource gives a zone by `zone_roles`, and a plan removes another resource that gives it. No `moved`
 * block leads from one to the other.
 */
export const takenAndGiven = ({ org, email }: Target): Finding => ({
  code: "user/removed-and-created",
  summary: `${email} loses and gets the zone of organization ${org} in one plan`,
  detail:
    "One resource is to be removed, or drops the zone from zone_roles, and another one gives the same " +
    "zone, so in the end the person could be without it. Where a whole resource goes, let it be forgotten " +
    "instead of destroyed, and nothing happens to the person: a removed block with destroy = false. " +
    "Otherwise take the zone in one apply and give it in the next.",
  path: [{ attribute: "zone_roles" }],
});

export const twice = ({ org, email }: Target): Finding => ({
  code: "user/twice",
  summary: `${email} is declared twice in organization ${org}`,
  detail:
    "Two resources for one person would overwrite each other. Addresses are compared without case. Keep " +
    "one of them; to stop managing a person without removing them, use a removed block with destroy = " +
    "false.",
  path: [{ attribute: "email" }],
});
