import { bareObject } from "./bare-object";
import { CtyError } from "./error";

/** A JSON number as it was written, because a JS number would lose digits. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What JSON says. Objects inherit nothing, so `__proto__` is an ordinary key. */
export type Json = null | boolean | string | JsonNumber | readonly Json[] | { readonly [key: string]: Json };

/**
 * Arrays and objects in one another. Twice what values and types may have, because a dynamic value adds
 * a level, and a type takes two for each of its own.
 */
const MAX_DEPTH = 1024;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * Reads JSON (RFC 8259) without losing digits of numbers, which JSON.parse would. Of a key given twice
 * the last value counts. Throws CtyError for anything that is not exactly one JSON value.
 */
export function readJson(text: string): Json {
  return new JsonReader(text).whole();
}

class JsonReader {
  private readonly text: string;
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  whole(): Json {
    const value = this.value();
    if (this.at < this.text.length) throw this.invalid();
    return value;
  }

  /** One value and the space around it. */
  private value(): Json {
    this.space();
    const value = this.bare();
    this.space();
    return value;
  }

  private bare(): Json {
    switch (this.text[this.at]) {
      case "{":
        return this.object();
      case "[":
        return this.array();
      case '"':
        return this.string();
      case "t":
        return this.word("true", true);
      case "f":
        return this.word("false", false);
      case "n":
        return this.word("null", null);
      default:
        return this.number();
    }
  }

  private object(): Json {
    this.enter();
    const object = bareObject<Json>();
    this.space();
    if (!this.passIf("}")) {
      do {
        this.space();
        const key = this.string();
        this.space();
        if (!this.passIf(":")) throw this.invalid();
        object[key] = this.value();
      } while (this.passIf(","));
      if (!this.passIf("}")) throw this.invalid();
    }
    this.depth--;
    return object;
  }

  private array(): Json {
    this.enter();
    const array: Json[] = [];
    this.space();
    if (!this.passIf("]")) {
      do array.push(this.value());
      while (this.passIf(","));
      if (!this.passIf("]")) throw this.invalid();
    }
    this.depth--;
    return array;
  }

  private string(): string {
    const start = this.at;
    if (!this.passIf('"')) throw this.invalid();
    let escaped = false;
    for (;;) {
      const unit = this.text.charCodeAt(this.at++);
      if (unit === 0x22) break;
      // Also the end of the text, where there is NaN instead of a unit.
      if (!(unit >= 0x20)) throw this.invalid();
      if (unit === 0x5c) {
        escaped = true;
        this.at++;
      }
    }
    if (!escaped) return this.text.slice(start + 1, this.at - 1);
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string;
    } catch {
      throw this.invalid();
    }
  }

  private number(): JsonNumber {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (match === null) throw this.invalid();
    this.at += match[0].length;
    return new JsonNumber(match[0]);
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw this.invalid();
    this.at += word.length;
    return value;
  }

  private space(): void {
    // Compact JSON has none, and one comparison is cheaper than a match.
    if (this.text.charCodeAt(this.at) > 0x20) return;
    SPACE.lastIndex = this.at;
    SPACE.exec(this.text);
    this.at = SPACE.lastIndex;
  }

  private passIf(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private enter(): void {
    this.at++;
    if (++this.depth > MAX_DEPTH) throw new CtyError("JSON is nested too deeply");
  }

  private invalid(): CtyError {
    return new CtyError(`invalid JSON at character ${Math.min(this.at, this.text.length)}`);
  }
}
