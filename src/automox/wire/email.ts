/** Of an address, by its standard. Normalizing longer texts would be the work of whoever wrote them. */
const LONGEST_EMAIL = 320;

/**
 * The form in which two addresses of one person are equal: no surrounding blanks, lower case, composed characters.
 * Nothing documents how Automox compares, its own tools fold like this. Locale-free, so `I` folds alike everywhere.
 * For comparing only: what people wrote is what is sent and kept.
 */
export function foldEmail(email: string): string {
  const folded = email.trim().toLowerCase();
  return folded.length > LONGEST_EMAIL ? folded : folded.normalize();
}

/** Whether a text has the form that every address has; which mailboxes exist, only a server knows. */
export const isEmail = (text: string): boolean => /^[^@\s]+@[^@\s]+$/.test(text);
