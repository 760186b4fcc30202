/** What ends a line, hides in it or turns it around. Terraform prints names and progress as they are. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** A text of others that stays in its line: each such character becomes a replacement character. */
export const oneLine = (text: string): string => text.replaceAll(UNSEEN, "\ufffd");
