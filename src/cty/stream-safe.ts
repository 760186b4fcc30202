/** Marks in a row that may hold more than text needs: some stand for three. */
const MANY_MARKS = /[\p{M}\uff9e\uff9f\u1161-\u1175\u11a8-\u11c2]{9}/u;

/** What combines with a letter before it although it is a letter itself, which go counts as a mark. Source: Unicode 15, UnicodeData.txt. */
const COMBINES =
  /^[\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1161-\u1175\u11a8-\u11c2\u1b35\u{11127}\u{1133e}\u{11357}\u{114b0}\u{114ba}\u{114bd}\u{115af}\u{11930}]$/u;

/** UAX #15, section 13. */
const MOST_MARKS = 30;
const JOINER = "\u034f";

/**
 * The text in the Stream-Safe Text Format of UAX #15: after 30 marks a joiner begins anew. Terraform's normalisation (Go's
 * x/text/unicode/norm) puts it there too, and without it sorting the marks would take the square of their number.
 */
export function streamSafe(text: string): string {
  if (!MANY_MARKS.test(text)) return text;
  const parts: string[] = [];
  let marks = 0;
  for (const character of text) {
    const { leading, trailing, all } = marksOf(character);
    if (marks + leading > MOST_MARKS) {
      parts.push(JOINER);
      marks = 0;
    }
    parts.push(character);
    marks = leading === all ? marks + all : trailing;
  }
  return parts.join("");
}

interface Marks {
  readonly leading: number;
  readonly trailing: number;
  readonly all: number;
}

const KNOWN = new Map<string, Marks>();

function marksOf(character: string): Marks {
  const known = KNOWN.get(character);
  if (known) return known;
  const parts = [...character.normalize("NFKD")].map(isMark);
  const all = parts.length;
  const first = parts.indexOf(false);
  const marks = { leading: first < 0 ? all : first, trailing: all - 1 - parts.lastIndexOf(false), all };
  // Letters are as many as Unicode has.
  if (/\p{M}/u.test(character)) KNOWN.set(character, marks);
  return marks;
}

/** Canonical combining classes are not told in JavaScript: whatever has one goes before the mark with the highest. */
const HIGHEST = "\u0345";
const isMark = (character: string): boolean =>
  COMBINES.test(character) ||
  character === HIGHEST ||
  (HIGHEST + character).normalize("NFD") !== HIGHEST + character.normalize("NFD");
