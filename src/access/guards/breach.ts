import type { AccessItem } from "../facts/access-item";
import { type Phrase, value } from "../text/phrase";
import type { Breach } from "./guard";

export const about = ({ item }: { readonly item: AccessItem }, message: Phrase): Breach => ({
  subject: item.person.email,
  address: item.address,
  message,
});

/** Of the change as a whole. */
export const ofAll = (message: Phrase): Breach => ({ subject: null, address: null, message });

export const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? "" : "s"}`;

/** Where there are several stacks: which one the rest of the sentence is about. */
export const stackPrefix = ({ stack }: { readonly stack: string | null }): Phrase =>
  stack === null ? [] : ["stack ", value(stack), ": "];
