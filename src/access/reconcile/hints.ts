import { type DateColumn, readDates } from "../tables/dates";
import { isNothing, meaningOf, yesOrNo } from "../tables/systems";

/** A column that is not read, and may tell of leavers all the same: somebody it speaks of is not taken for active. */
export interface Hint {
  readonly place: number;
  readonly header: string;
  readonly dates: DateColumn;
  /** Whether a cell may mean that somebody left. */
  readonly tells: (cell: string, dates: DateColumn, today: string) => boolean;
}

/** Of headers in small letters: what only leavers have. */
export const LEAVING = new RegExp(
  [
    String.raw`\b(?:left|exit|gone|term date|leave date|final day|expired|fin de contrat|gekündigt|austritt|parti|sorti|baja)\b`,
    "terminat|leav(?:er|ing)|separation|offboard|off-board|resigned|retired|dismiss",
    "deactivat|disabled|blocked|suspen|delet|archiv|inactiv",
    String.raw`account ?expir|valid (?:to|until)\b|gültig bis|befristet`,
    "last ?(?:working )?(?:day|date)(?: ?(?:worked|of (?:work|employment)))?$|(?:contract|employment|assignment).?end",
    "ausgeschieden|ausgetreten|austritts|kündigung|vertragsende|beschäftigungsende|gesperrt|deaktiv|inaktiv|gelöscht",
    "désactiv|supprim|licenci|démission|départ|sortie|dernier jour|cessazion|dimission",
  ].join("|"),
  "u",
);
/** What they have not. */
const BELONGING =
  /^(?:(?:is|has|account|user|login|sign-?in|currently|employee|worker|member|compte|konto|benutzer)[ _]?)*(?:active|enabled|employed|aktiv|aktiviert|actif|activé)\b/u;
/** What has a word for everybody; married or not is another matter. */
const STATE =
  /(?<!marital |civil |family |visa |tax )(?:stat(?:us|ut|e|o)\b|état|etat|estado|zustand|situation|categor|availab|type$|employment)/u;
/** The same words about something else. */
const OTHERWISE =
  /password|licen[cs]e|visa|permit|passport|storage|balance|eligib|rehire|leave type|photo|e-?mail|phone|address/u;

export function hintOf(header: string, column: readonly string[], place: number): readonly Hint[] {
  const name = header
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .replaceAll("_", " ")
    .toLowerCase();
  if (OTHERWISE.test(name)) return [];
  const tells = [
    LEAVING.test(name) && saysAnything,
    BELONGING.test(name) && ((cell: string) => yesOrNo(cell) === false),
    STATE.test(name) && ((cell: string) => yesOrNo(cell) === undefined && meaningOf(cell) === "left"),
  ].filter((one) => one !== false);
  const [first] = tells;
  if (first === undefined) return [];
  return [{ place, header, dates: readDates(column), tells: (...cell) => tells.some((one) => one(...cell)) }];
}

/** Neither a no nor a day that is still to come. */
function saysAnything(cell: string, dates: DateColumn, today: string): boolean {
  if (isNothing(cell) || yesOrNo(cell) === false || /^[0/.\s:-]+$/.test(cell)) return false;
  const { at } = dates.read(cell);
  return at === undefined ? true : at.slice(0, 10) < today;
}
