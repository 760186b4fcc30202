import { type Command, Option } from "commander";

/** What an option means, and what becomes of its text. `Value` is what `run` finds in it. */
interface Refined<Value> {
  readonly meaning: string;
  readonly refine: (option: Option) => Option;
  /** For the compiler alone. */
  readonly value?: () => Value;
}

/**
 * Options by their flags, in the order of the help: what each means, or that and what else is known of it. A `*`
 * behind the flags: may be given several times.
 */
export type OptionTable = Readonly<Record<string, string | Refined<unknown>>>;

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** Without its short form, what is said of the value, and the `no` of an option that is on unless it is given. */
type NameOf<Flags> = Flags extends `-${string}, ${infer Long}`
  ? NameOf<Long>
  : Flags extends `--no-${infer Name}`
    ? Camel<Name>
    : Flags extends `--${infer Name} <${string}`
      ? Camel<Name>
      : Flags extends `--${infer Name}`
        ? Camel<Name>
        : never;

type TextOf<Flags> = Flags extends `${string}>*`
  ? readonly string[] | undefined
  : Flags extends `${string}>`
    ? string | undefined
    : boolean | undefined;

type ValueOf<Flags, Entry> = Entry extends { readonly value?: () => infer Value } ? Value : TextOf<Flags>;

type Values<Table> = { readonly [Flags in keyof Table as NameOf<Flags>]: ValueOf<Flags, Table[Flags]> };

/** What a command line may hold of a table of options. */
export type OptionsOf<Table extends OptionTable, T = Values<Table>> = {
  readonly [Name in keyof T as undefined extends T[Name] ? Name : never]?: Exclude<T[Name], undefined>;
} & { readonly [Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name] };

/** One of a few words. */
export const oneOf = <const Word extends string, Preset extends Word | undefined = undefined>(
  meaning: string,
  words: readonly Word[],
  preset?: Preset,
): Refined<Word | (Preset extends Word ? never : undefined)> => ({
  meaning,
  refine: (option) => option.choices(words).default(preset),
});

/** A text that is read into something else. `before`: what the option's earlier places were read into. */
export const parsed = <Value>(
  meaning: string,
  parse: (text: string, before?: Value) => Value,
): Refined<Value | undefined> => ({ meaning, refine: (option) => option.argParser(parse) });

type Given<Entry> = Entry extends string ? string : Exclude<ValueOf<"", Entry>, undefined>;

/** What stands for an option that is not given; `shown` in the help. */
export const preset = <Entry extends string | Refined<unknown>>(
  entry: Entry,
  value: Given<Entry>,
  shown?: string,
): Refined<Given<Entry>> => refined(entry, (option) => option.default(value, shown));

/** An option without which the command does not run. */
export const mandatory = <Entry extends string | Refined<unknown>>(entry: Entry): Refined<Given<Entry>> =>
  refined(entry, (option) => option.makeOptionMandatory());

function refined(entry: string | Refined<unknown>, more: Refined<never>["refine"]): Refined<never> {
  const { meaning, refine } = typeof entry === "string" ? { meaning: entry, refine: asItIs } : entry;
  return { meaning, refine: (option) => more(refine(option)) };
}

const asItIs = (option: Option): Option => option;

/** Parses an option that may be given several times. */
const several = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

export function addOptions(command: Command, table: OptionTable): void {
  for (const [flags, entry] of Object.entries(table)) {
    const { meaning, refine } = refined(entry, asItIs);
    const option = new Option(flags.replace("*", ""), meaning);
    command.addOption(refine(flags.endsWith("*") ? option.argParser(several) : option));
  }
}
