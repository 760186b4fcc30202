import { error as errorOf, Failure } from "../../framework/diagnostics";
import { wholeCause } from "../calls/whole-cause";

/**
 * One cause of the whole provider is told once a walk. Whoever meets it first tells it whole, and fails the walk by
 * that.
 */
export class ToldOnce {
  /** By the cause: whom it has met first. */
  private readonly first = new Map<string, string>();
  /** Only the walk that makes a plan reads people; it has failed once anybody has. */
  private isReading = false;

  /** Later reads answer what the state has: nothing is kept of a walk that has failed. */
  async reading<T>(name: string, prior: T, read: () => Promise<T>): Promise<T> {
    this.isReading = true;
    return this.silently(name, prior, read);
  }

  /** Beside reads a plan is as silent. In an apply it is not: Terraform would compare what it left out. */
  planning<T>(name: string, nothing: T, plan: () => Promise<T>): Promise<T> {
    return this.isReading ? this.silently(name, nothing, plan) : this.shortly(name, plan);
  }

  /** Later errors have the summary of the first and one line. */
  async shortly<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const cause = wholeCause(error);
      const first = cause && this.met(cause.key, name);
      if (!cause || first === undefined) throw error;
      const detail = `${name} meets the same cause as ${first}, whose error tells what to do.`;
      throw new Failure(errorOf({ code: cause.code, summary: cause.summary, detail }));
    }
  }

  private async silently<T>(name: string, otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const cause = wholeCause(error);
      if (!cause || this.met(cause.key, name) === undefined) throw error;
      return otherwise;
    }
  }

  /** Whom the cause has met before; undefined for the first, which is noted. */
  private met(key: string, name: string): string | undefined {
    const first = this.first.get(key);
    if (first === undefined) this.first.set(key, name);
    return first;
  }
}
