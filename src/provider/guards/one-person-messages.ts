import type { Finding } from "../../framework/diagnostics";
import type { Target } from "../person/member";

const MOVED_BLOCK = (type: string): string =>
  `  moved {\n    from = ${type}.OLD\n    to   = ${type}.NEW\n  }`;

/**
 * Two resource addresses mean one person, and a plan removes one of them: a resource renamed without `moved`,
 * a key in other case, a shifted index.
 */
export const removedAndCreated = ({ org, email }: Target, type: string): Finding => ({
  code: "user/removed-and-created",
  summary: `${email} is removed at one address and created at another`,
  detail:
    `Both mean the same person in organization ${org}, who would lose access and be invited again. If the ` +
    "resource was renamed, or its for_each key or index changed, say so, and nothing happens to the " +
    `person:\n\n${MOVED_BLOCK(type)}\n\nOtherwise remove the person in one apply and invite them in the ` +
    "next.",
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
