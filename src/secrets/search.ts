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
  /** The characters that a text looked for begins with: most of a text is none of them. */
  private readonly isFirst = new Uint8Array(0x10000);

  constructor(texts: Iterable<string>) {
    const arrivals: Arrival[] = [];
    for (const text of texts) this.add(text, arrivals);
    // The shallow ones first: each node leans on one that is less deep.
    arrivals.sort((a, b) => a.depth - b.depth);
    for (const { node, parent, code } of arrivals) {
      const fallback = parent === 0 ? 0 : this.step(this.fallback[parent] as number, code);
      this.fallback[node] = fallback;
      this.found[node] ||= this.found[fallback] as number;
    }
  }

  in(text: string): Found {
    const covered: number[] = [];
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (node === 0 && this.isFirst[code] === 0) continue;
      node = this.step(node, code);
      const length = this.found[node] as number;
      if (length > 0) cover(covered, at + 1 - length, at + 1);
    }
    return { covered, open: this.depth[node] as number };
  }

  private add(text: string, arrivals: Arrival[]): void {
    if (text === "") return;
    this.isFirst[text.charCodeAt(0)] = 1;
    let parent = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const key = keyOf(parent, code);
      let node = this.next.get(key);
      if (node === undefined) {
        node = this.depth.push(at + 1) - 1;
        this.next.set(key, node);
        this.found.push(0);
        arrivals.push({ node, parent, code, depth: at + 1 });
      }
      parent = node;
    }
    this.found[parent] = text.length;
  }

  private step(from: number, code: number): number {
    for (let node = from; ; node = this.fallback[node] as number) {
      const next = this.next.get(keyOf(node, code));
      if (next !== undefined || node === 0) return next ?? 0;
    }
  }
}

/** A node on the way to a text looked for. */
interface Arrival {
  readonly node: number;
  readonly parent: number;
  readonly code: number;
  readonly depth: number;
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
