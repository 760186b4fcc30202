import type { Knobs } from "../knobs/knobs";

/** What the API says no with: the checks of an operation throw it, the service answers it. */
export class Refusal extends Error {
  readonly status: number;
  /** The body field or parameter at fault, for the error forms that have one. */
  readonly field: string | undefined;

  constructor(status: number, message: string, field?: string) {
    super(message);
    this.status = status;
    this.field = field;
  }
}

export const mayOnlyRead = (): Refusal =>
  new Refusal(403, "This API key belongs to a user without the admin role and may not write.");

/** One answer for an organization that does not exist and for one that the key does not reach. */
export const foreignOrganization = (id: string, { foreignOrganization: status }: Knobs): Refusal =>
  new Refusal(status, `Organization ${id} does not exist or this API key has no access to it.`);
