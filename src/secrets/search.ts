interface Found {
  /** Start and end of each stretch of the text that one of the texts looked for covers, or several that overlap; in order. */
  readonly covered: readonly number[];
  /** How many characters at the end may be the beginning of one. */
  readonly open: number;
}

/**
 * Looks for many texts at once in one walk over another (Aho and Corasick, 1975): at most two steps for each of its
 * characters, whoever wrote it, however many are looked for.
 */
export class Search {
  /** From node and character to node. */
  private readonly next = new Map<number, number>();
  /** The node of the longest other beginning that the text at a node ends with. */
  private readonly fallback = [0];
  private readonly depth = [0];
  /** Length of the longest text looked for that ends at a node. */
  private readonly found = [0];

  constructor(texts: Iterable<string>) {
    const arrivals = [{ parent: 0, code: 0 }];
    for (const text of texts) {
      let node = 0;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        const step = keyOf(node, code);
        const known = this.next.get(step);
        if (known === undefined) {
          this.next.set(step, arrivals.length);
          arrivals.push({ parent: node, code });
          this.depth.push(at + 1);
          this.found.push(0);
        }
        node = known ?? arrivals.length - 1;
      }
      this.found[node] = text.length;
    }
    // The shallow ones first: each node leans on one that is less deep.
    const order = [...arrivals.keys()].sort((a, b) => this.at("depth", a) - this.at("depth", b));
    for (const node of order) {
      const { parent, code } = arrivals[node] as (typeof arrivals)[number];
      const fallback = parent === 0 ? 0 : this.step(this.at("fallback", parent), code);
      this.fallback[node] = fallback;
      this.found[node] ||= this.at("found", fallback);
    }
  }

  in(text: string): Found {
    const covered: number[] = [];
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      node = this.step(node, text.charCodeAt(at));
      const length = this.at("found", node);
      if (length > 0) cover(covered, at + 1 - length, at + 1);
    }
    return { covered, open: this.at("depth", node) };
  }

  private step(from: number, code: number): number {
    for (let node = from; ; node = this.at("fallback", node)) {
      const next = this.next.get(keyOf(node, code));
      if (next !== undefined || node === 0) return next ?? 0;
    }
  }

  private at(what: "fallback" | "depth" | "found", node: number): number {
    return this[what][node] as number;
  }
}

const keyOf = (node: number, code: number): number => node * 0x10000 + code;

/** Adds a stretch that ends last, and makes one of those that overlap. */
function cover(covered: number[], start: number, end: number): void {
  let first = start;
  while ((covered.at(-1) ?? 0) > first) {
    covered.pop();
    first = Math.min(first, covered.pop() as number);
  }
  covered.push(first, end);
}
