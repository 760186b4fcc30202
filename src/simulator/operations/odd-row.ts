import type { AnswerKnobs, OddRow } from "../knobs/answer-knobs";

const IDS = { id: null, uuid: null, user_id: null };
const LACKING: Record<Exclude<OddRow["lacks"], "row">, object> = {
  ids: IDS,
  address: { email: null },
  both: { ...IDS, email: null },
};

/** A row of a list as the knob spoils it; undefined for one that is missing. */
export function oddly(
  list: NonNullable<OddRow["of"]>,
  { email }: { readonly email: string },
  { row, knobs: { oddRows } }: { readonly row: object; readonly knobs: AnswerKnobs },
): object | undefined {
  const odd = oddRows.find((each) => each.email === email && (each.of ?? list) === list);
  if (odd?.lacks === "row") return undefined;
  return odd ? { ...row, ...LACKING[odd.lacks] } : row;
}
