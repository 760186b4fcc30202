// Counts the steps of work instead of its time. A step is one execution of a block of code, as V8's own coverage counts them (a
// function's body, a loop's body, a branch), in src/, lib/ and the libraries they use; or one character or element that a
// built-in passes over, which has no blocks to count. Both are the same in every run and on every machine.
import { Session } from "node:inspector";

interface Range {
  readonly count: number;
}
interface Script {
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly Range[] }[];
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

const session = new Session();
let passed = 0;
let isCounting = false;

/** From here on everything that is loaded can be counted: call it before anything of src/ is imported. */
export function startCounting(): void {
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  countBuiltIns();
}

/** Everything that runs after it in the same process would pay for the counting. */
export function stopCounting(): void {
  session.post("Profiler.stopPreciseCoverage");
  session.post("Profiler.disable");
  session.disconnect();
}

/** The steps of each, one after another; reading V8's counts costs more than most works, and sets them to nothing for the next. */
export async function stepsOf(works: readonly (() => unknown)[]): Promise<readonly number[]> {
  const steps: number[] = [];
  takeBlocks();
  for (const work of works) {
    passed = 0;
    isCounting = true;
    try {
      await work();
    } finally {
      isCounting = false;
    }
    steps.push(takeBlocks() + passed);
  }
  return steps;
}

/** Since the last call. */
function takeBlocks(): number {
  let blocks = 0;
  session.post("Profiler.takePreciseCoverage", (error, { result }: { result: readonly Script[] }) => {
    if (error) throw error;
    for (const { url, functions } of result)
      if (/\/(src|lib|node_modules)\//.test(url) && !/\/node_modules\/(@?jest|expect|@swc)/.test(url))
        for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
  });
  return blocks;
}

/** What a call costs beside its blocks: by receiver, arguments and answer. */
// biome-ignore lint/suspicious/noExplicitAny: of every built-in another
type Cost = (receiver: any, args: any[], answer: any) => number;

const whole: Cost = (receiver) => receiver.length;
const made: Cost = (_receiver, _args, answer) => answer.length;
const searched: Cost = (among, [, from = 0], at) => (at < 0 ? among.length - from : at - from + 1);
const included: Cost = (among, [wanted], found) => (found ? among.indexOf(wanted) + 1 : among.length);
/** What a search that starts at `lastIndex` passes over; one that is bound to its place tries no other. */
const matched: Cost = ({ global, sticky }, [text], found) => {
  if (found !== null) return (global || sticky ? 0 : found.index) + found[0].length;
  return sticky ? 1 : String(text).length;
};

const COSTS: readonly (readonly [object, Readonly<Record<string, Cost>>])[] = [
  [
    String.prototype,
    {
      ...{
        indexOf: searched,
        includes: included,
        lastIndexOf: whole,
        split: whole,
        replace: whole,
        replaceAll: whole,
      },
      ...{ match: whole, trim: whole, toLowerCase: whole, toUpperCase: whole, repeat: made, padEnd: made },
      ...{ normalize: orderingCost, localeCompare: whole },
    },
  ],
  [RegExp.prototype, { exec: matched }],
  [
    Array.prototype,
    {
      ...{
        indexOf: searched,
        includes: included,
        slice: made,
        concat: made,
        splice: whole,
        shift: whole,
        unshift: whole,
      },
      ...{ join: made, reverse: whole, toReversed: whole, sort: whole, toSorted: whole, flat: made },
    },
  ],
  [JSON, { parse: (_json, [text]) => String(text).length }],
  [Object, { entries: made, keys: made, values: made }],
  [Buffer, { concat: made }],
];

/** But for the joiner, which sorting does not go past. */
const MARKS = /(?!\u034f)\p{M}(?:(?!\u034f)\p{M})*/gu;

/** Unicode's forms sort each run of marks, and ICU does so by insertion. */
function orderingCost(text: string): number {
  let longest = 0;
  for (const { 0: run } of text.matchAll(MARKS)) longest = Math.max(longest, run.length);
  return text.length * Math.max(1, longest);
}

function countBuiltIns(): void {
  for (const [holder, methods] of COSTS)
    for (const [name, cost] of Object.entries(methods)) {
      const original = (holder as Record<string, Method>)[name] as Method;
      const counted = function (this: unknown, ...args: unknown[]) {
        const answer = original.apply(this, args);
        if (isCounting) {
          isCounting = false;
          passed += cost(this as never, args as never[], answer as never);
          isCounting = true;
        }
        return answer;
      };
      Object.defineProperty(holder, name, { value: counted, configurable: true, writable: true });
    }
  countIteration();
}

/** Spreading, destructuring and filling a Map go through here, one element a step. */
function countIteration(): void {
  Object.defineProperty(Array.prototype, Symbol.iterator, {
    configurable: true,
    writable: true,
    value: function* (this: unknown[]) {
      for (let at = 0; at < this.length; at += 1) {
        passed += 1;
        yield this[at];
      }
    },
  });
}
