import { Search } from "../../secrets/search";
import { type Redaction, redactedAddresses, redactedEmail, redactedName, redactedSteps } from "./redact";

/** Shorter names are found as they are spelt alone: "in" is no name because of In. */
const SHORT = 3;

/** What several people share names nobody; it would take words of ours out of every sentence. */
const SHARED = new Set(
  "access account admin administrator admins all automox help helpdesk info office role support team user users".split(
    " ",
  ),
);

/** Longer stretches in which names overlap are hidden whole. */
const LONGEST_STRETCH = 200;

/** The people of one document, to be found wherever a text quotes them. */
export class KnownPeople {
  private readonly mode: Redaction;
  /** By the folded spelling. */
  private readonly addresses = new Map<string, string>();
  private readonly words = new Map<string, string>();
  private readonly short = new Set<string>();
  private readonly ours = new Set<string>();
  private finders: { readonly all: Finder; readonly addresses: Finder } | undefined;

  constructor(mode: Redaction) {
    this.mode = mode;
  }

  /** A word of ours, which stays. */
  keep(text: string): void {
    if (!text.includes("@")) this.ours.add(folded(text));
  }

  learn(text: string, shown: string): void {
    // A number is nobody's name, and stands for much else.
    if (!/\p{L}/u.test(text)) return;
    if (text.length < SHORT) this.short.add(text);
    for (const spelling of spellingsOf(text)) this.words.set(folded(spelling), shown);
  }

  learnAddress(email: string): void {
    if (!email.includes("@")) return;
    const shown = redactedEmail(email, this.mode);
    for (const spelling of spellingsOf(email)) this.addresses.set(folded(spelling), shown);
    const mailbox = email.slice(0, email.lastIndexOf("@"));
    if (mailbox.length < SHORT || SHARED.has(mailbox.toLowerCase())) return;
    this.learn(
      mailbox,
      this.mode === "hash" ? shown : `${redactedName(mailbox, this.mode)?.slice(0, -1)}***`,
    );
  }

  /** In a member of ours addresses alone. */
  hide(text: string, kind: "ours" | undefined): string {
    this.finders ??= {
      addresses: new Finder(this.addresses),
      all: new Finder(
        new Map([...this.words, ...this.addresses, ...[...this.ours].map((word) => [word, null] as const)]),
        this.short,
      ),
    };
    const isOurs = kind === "ours" || this.ours.has(folded(text));
    // Steps before names: what is left of a step whose name was found would be readable.
    const unnamed = redactedSteps(text, this.mode);
    return redactedAddresses(this.finders[isOurs ? "addresses" : "all"].replaced(unnamed), this.mode);
  }
}

/** Replaces whole words; null: by themselves. */
class Finder {
  private readonly shown: ReadonlyMap<string, string | null>;
  private readonly exact: ReadonlySet<string>;
  private readonly search: Search;

  constructor(shown: ReadonlyMap<string, string | null>, exact: ReadonlySet<string> = new Set()) {
    this.shown = shown;
    this.exact = exact;
    this.search = new Search(shown.keys());
  }

  replaced(text: string): string {
    const plain = folded(text);
    const { covered } = this.search.in(plain);
    let result = "";
    let end = 0;
    for (let index = 0; index < covered.length; index += 2) {
      const [start = 0, stop = 0] = covered.slice(index, index + 2);
      result += text.slice(end, start) + this.stretch(text, plain, { start, stop });
      end = stop;
    }
    return result + text.slice(end);
  }

  /** Of several that overlap the longest that is whole, from the left; what is left of the others goes with it. */
  private stretch(text: string, plain: string, { start, stop }: { start: number; stop: number }): string {
    if (stop - start > LONGEST_STRETCH && !this.shown.has(plain.slice(start, stop))) return "…";
    const parts: string[] = [];
    let isHidden = false;
    let rest = start;
    for (let at = start; at < stop; ) {
      const to = this.wholeFrom(text, plain, { at, stop });
      if (to !== undefined) {
        const shown = this.shown.get(plain.slice(at, to)) ?? null;
        isHidden ||= shown !== null;
        parts.push(text.slice(rest, at), shown ?? text.slice(at, to));
        rest = to;
      }
      at = to ?? at + 1;
    }
    parts.push(text.slice(rest, stop));
    return parts.map((part, at) => (isHidden && at % 2 === 0 && /\p{L}/u.test(part) ? "…" : part)).join("");
  }

  private wholeFrom(text: string, plain: string, { at, stop }: { at: number; stop: number }) {
    if (!isEdge(text, at)) return undefined;
    for (let to = stop; to > at; to -= 1) {
      const isKnown = this.shown.has(plain.slice(at, to)) && isEdge(text, to);
      if (isKnown && (to - at >= SHORT || this.exact.has(text.slice(at, to)))) return to;
    }
    return undefined;
  }
}

/** Not in the middle of a word: "Al" is no part of "Alice"; and not the domain of an address. */
const isEdge = (text: string, at: number): boolean =>
  !(
    /(?:[\p{L}\p{N}]\p{M}*|\S@)$/u.test(text.slice(Math.max(0, at - 4), at)) &&
    /^[\p{L}\p{M}\p{N}]/u.test(text.slice(at, at + 2))
  );

/** In small letters, each where it was. */
const folded = (text: string): string =>
  text.replaceAll(/\p{Lu}/gu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });

/** As it is, in both Unicode forms and in one line, and as a quoted text of JSON, HCL and the shell, and in an ignore line. */
const spellingsOf = (text: string): readonly string[] => {
  const forms = new Set([text, text.normalize("NFC"), text.normalize("NFD"), text.replaceAll(/\s+/g, " ")]);
  const quoted = [...forms].flatMap((form) => {
    const json = JSON.stringify(form).slice(1, -1);
    return [form, json, json.replaceAll(/([$%])\{/g, "$1$1{"), form.replaceAll("/", "%2F")];
  });
  return [...new Set(quoted.flatMap((each) => [each, each.replaceAll("'", "'\\''")]))];
};
