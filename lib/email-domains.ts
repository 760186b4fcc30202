import type { IConstruct } from "constructs";
import { annotate } from "./annotate";
import type { IAspect } from "./library";
import { emailOf, isPerson } from "./person";

/**
 * Only people with addresses of these domains: others fail synthesizing, at their construct. Subdomains count only
 * where they are named. Addresses that only Terraform will know are not looked at.
 *
 * @example
 * ```ts
 * Aspects.of(stack).add(new EmailDomains(["example.com", "example.org"]));
 * ```
 * @throws {TypeError} where there is no domain, or one with an `@` or a blank in it.
 */
export class EmailDomains implements IAspect {
  private readonly domains: readonly string[];

  constructor(domains: readonly string[]) {
    if (domains.length === 0) throw new TypeError("Expected at least one e-mail domain");
    const wrong = domains.find((domain) => !/^[^@\s]+$/.test(domain));
    if (wrong !== undefined)
      throw new TypeError(`Expected an e-mail domain such as example.com, got ${JSON.stringify(wrong)}`);
    this.domains = domains.map((domain) => domain.toLowerCase());
  }

  visit(node: IConstruct): void {
    if (!isPerson(node)) return;
    const email = emailOf(node);
    if (email === undefined || this.domains.includes(email.slice(email.lastIndexOf("@") + 1))) return;
    annotate(node, {
      level: "error",
      message:
        `email: ${node.emailInput} is not in an allowed domain (${this.domains.join(", ")}). Use an address there, or allow its ` +
        "domain in EmailDomains.",
    });
  }
}
