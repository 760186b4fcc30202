import { Search } from "./search";
import { spellingsOf } from "./spellings";

const REPLACEMENT = "[redacted]";

/** Up to so many characters each spelling is looked for by itself: making a search of them all takes milliseconds. */
const SHORT_TEXT = 1_024;

/** A text that comes in pieces. What may be the beginning of a secret is held back until the next. */
export interface Pieces {
  push(text: string): string;
  /** What is still held back. */
  end(): string;
}

/** Takes registered secrets out of texts, whatever their spelling; in time that grows with the text and no faster. */
export class Redactor {
  private readonly secrets = new Set<string>();
  /** Both are made when they are needed: most processes print little. */
  private spellings: readonly string[] | undefined;
  private search: Search | undefined;

  /** From now on no text leaves with this secret in it, unless it is too short to be one. */
  add(secret: string): void {
    if (this.secrets.has(secret)) return;
    this.secrets.add(secret);
    this.spellings = undefined;
    this.search = undefined;
  }

  apply(text: string): string {
    if (text.length <= SHORT_TEXT && !this.spelled().some((spelling) => text.includes(spelling))) return text;
    const pieces = this.pieces();
    return pieces.push(text) + pieces.end();
  }

  private spelled(): readonly string[] {
    this.spellings ??= [...new Set([...this.secrets].flatMap(spellingsOf))];
    return this.spellings;
  }

  pieces(): Pieces {
    let held = "";
    // How much of what is held back has been replaced already.
    let replaced = 0;
    const take = (text: string, keep: (open: number) => number): string => {
      this.search ??= new Search(this.spelled());
      const { covered, open } = this.search.in(text);
      const end = text.length - keep(open);
      let shown = "";
      let at = Math.min(replaced, end);
      for (let index = 0; index < covered.length; index += 2) {
        const [start = 0, stop = 0] = covered.slice(index, index + 2);
        if (start >= end) break;
        if (start >= replaced) shown += text.slice(at, start) + REPLACEMENT;
        replaced = Math.max(replaced, stop);
        at = Math.min(replaced, end);
      }
      shown += text.slice(at, end);
      held = text.slice(end);
      replaced = Math.max(0, replaced - end);
      return shown;
    };
    return {
      push: (text) => (this.secrets.size === 0 && held === "" ? text : take(held + text, (open) => open)),
      end: () => take(held, () => 0),
    };
  }
}
