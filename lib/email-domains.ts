import type { IConstruct } from "constructs";
import { annotate } from "./annotate";
import type { IAspect } from "./library";
import { emailsOf } from "./survey/person";
import { Surveys } from "./survey/surveys";

/**
 * Only people with addresses of these domains: others fail synthesizing, at their construct. Subdomains count only
 * where they are named. What an address may come to is looked at too; what only Terraform will know is not.
 *
 * @example
 * ```ts
 * Aspects.of(stack).add(new EmailDomains(["example.com", "example.org"]));
 * ```
 * @throws {TypeError} where there is no domain, or one with an `@` or a blank in it.
 */
export class EmailDomains implements IAspect {
  private readonly domains: readonly string[];
  private readonly surveys = new Surveys();

  constructor(domains: readonly string[]) {
    if (domains.length === 0) throw new TypeError("EmailDomains: give at least one e-mail domain");
    const wrong = domains.find((domain) => !/^[^@\s]+$/.test(domain));
    if (wrong !== undefined)
      throw new TypeError(`EmailDomains: a domain must look like example.com, got ${JSON.stringify(wrong)}`);
    this.domains = domains.map((domain) => domain.toLowerCase());
  }

  visit(node: IConstruct): void {
    const person = this.surveys.person(node);
    for (const email of person === undefined ? [] : emailsOf(person)) {
      // What has no domain is no address, and is told as that.
      if (!email.includes("@")) continue;
      if (this.domains.includes(email.slice(email.lastIndexOf("@") + 1).toLowerCase())) continue;
      annotate(node, {
        level: "error",
        message:
          `email: ${email} is not in an allowed domain (${this.domains.join(", ")}). Use an address there, or allow its ` +
          "domain in EmailDomains.",
      });
    }
  }
}
