import { Search } from "./search";
import { spellingsOf } from "./spellings";

const REPLACEMENT = "[redacted]";

/** A text that comes in pieces. What may be the beginning of a secret is held back until the next. */
export interface Pieces {
  push(text: string): string;
  /** What is still held back. */
  end(): string;
}

/** Takes registered secrets out of texts, whatever their spelling; in time that grows with the text and no faster. */
export class Redactor {
  private readonly secrets = new Set<string>();
  /** Made when it is needed: most processes print nothing. */
  private search: Search | undefined;

  /** From now on no text leaves with this secret in it, unless it is too short to be one. */
  add(secret: string): void {
    if (this.secrets.has(secret)) return;
    this.secrets.add(secret);
    this.search = undefined;
  }

  apply(text: string): string {
    const pieces = this.pieces();
    return pieces.push(text) + pieces.end();
  }

  pieces(): Pieces {
    let held = "";
    // How much of what is held back has been replaced already.
    let replaced = 0;
    const take = (text: string, keep: (open: number) => number): string => {
      this.search ??= new Search([...this.secrets].flatMap(spellingsOf));
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
