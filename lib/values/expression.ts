/** `${` and `%{`, unless doubled: `$${` is the text `${`. */
const TEMPLATE = /(?<!\$)\$\{|(?<!%)%\{/;

/** Whether Terraform would find out what a text says: an expression that somebody wrote by hand. */
export const isExpression = (value: unknown): boolean => typeof value === "string" && TEMPLATE.test(value);
