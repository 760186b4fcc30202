import { EMAIL_SHAPE } from "../generated/constants";

/** The form in which two addresses of one person are equal. For comparing only. */
export const foldEmail = (email: string): string => email.trim().toLowerCase().normalize();

/** What is wrong with an address, as a sentence; undefined where nothing is. The provider's own rule. */
export function emailProblem(email: string): string | undefined {
  if (EMAIL_SHAPE.test(email)) return undefined;
  const remedy = EMAIL_SHAPE.test(email.trim()) ? "; remove the blanks around it" : "";
  return `must be an e-mail address, got ${JSON.stringify(email)}${remedy}`;
}
