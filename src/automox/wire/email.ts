/**
 * The form in which two addresses of one person are equal: no surrounding blanks, lower case.
 * Nothing documents how Automox compares, its own tools fold like this. Locale-free, so `I` folds alike everywhere.
 * For comparing only: what people wrote is what is sent and kept.
 */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Whether a text has the form that every address has; which mailboxes exist, only a server knows. */
export const isEmail = (text: string): boolean => /^[^@\s]+@[^@\s]+$/.test(text);
