// What a night has to say, from the sketch alone: which edits the API shows, and what it is silent about.
import { AWAY, HOME, hasId, type Scenario, type Sketch, truthOf, ZONE } from "./scenario";

interface Expected {
  readonly edits: string[];
  readonly gaps: string[];
}

/** `address attribute organization` each; `givenStacks` are those whose state was given. */
export function expectedOf(scenario: Scenario, givenStacks: readonly string[]): Expected {
  const all: Expected = { edits: [], gaps: [] };
  for (const sketch of scenario.people) {
    if (sketch.stack !== null && givenStacks.includes(sketch.stack)) managed(sketch, scenario, all);
    else strange(sketch, scenario, all);
  }
  return { edits: all.edits.sort(), gaps: all.gaps.sort() };
}

const isHidden = ({ recorded }: Sketch, { contract }: Scenario, status: string): boolean =>
  contract === "account" && recorded.status === "pending" && status === "pending";

/** Places where somebody is and that a list shows. */
function shownPlaces(sketch: Sketch, scenario: Scenario): readonly number[] {
  const truth = truthOf(sketch, scenario);
  if (isHidden(sketch, scenario, truth.status)) return [];
  return [
    ...(!truth.isRemoved && (scenario.isHomeRead || sketch.told.isShown) ? [HOME] : []),
    ...(truth.zone !== null && scenario.isZoneListed ? [ZONE.org] : []),
    ...(truth.away !== null ? [AWAY] : []),
  ];
}

function strange(sketch: Sketch, scenario: Scenario, { edits }: Expected): void {
  for (const org of shownPlaces(sketch, scenario))
    edits.push(`${truthOf(sketch, scenario).email} stranger ${org}`);
}

function managed(sketch: Sketch, scenario: Scenario, { edits, gaps }: Expected): void {
  const { recorded, told, key } = sketch;
  const truth = truthOf(sketch, scenario);
  const name = `${key}@example.com`;
  const shown = shownPlaces(sketch, scenario);
  if (shown.includes(AWAY)) edits.push(`${truth.email} added ${AWAY}`);
  // An invitation without an id, accepted or not, that no list shows: nobody can tell it from one that waits.
  const waits = recorded.status === "pending" && !hasId(sketch, scenario);
  if (recorded.zone !== null && !scenario.isZoneListed) gaps.push(`${name} zone_roles -`);
  else if (recorded.zone !== null && !shown.includes(ZONE.org))
    (waits ? gaps : edits).push(`${name} ${waits ? "everything" : "gone"} ${ZONE.org}`);
  else if (recorded.zone !== null && recorded.zone !== truth.zone) edits.push(`${name} role ${ZONE.org}`);
  else if (recorded.zone === null && shown.includes(ZONE.org)) edits.push(`${truth.email} added ${ZONE.org}`);
  const compare = (attribute: string, is: { set: boolean; told: boolean; edited: boolean }) => {
    if (!is.set) return;
    if (!is.told) gaps.push(`${name} ${attribute} ${HOME}`);
    else if (is.edited) edits.push(`${name} ${attribute} ${HOME}`);
  };
  if (!shown.includes(HOME)) {
    const isGone = scenario.isHomeRead && !waits;
    (isGone ? edits : gaps).push(`${name} ${isGone ? "gone" : "everything"} ${HOME}`);
    if (!isGone) return;
  }
  // Who is gone from the organization may be anything in the account still.
  compare("account_role", {
    set: recorded.accountRole !== null,
    told: told.accountRole && shown.length > 0,
    edited: truth.accountRole !== recorded.accountRole,
  });
  if (!shown.includes(HOME)) return;
  const areNamesTold = told.names && truth.status !== "pending";
  compare("role", { set: true, told: true, edited: truth.role !== recorded.role });
  compare("email", { set: true, told: true, edited: truth.email !== name });
  compare("first_name", { set: recorded.isNamed, told: areNamesTold, edited: truth.firstName !== "First" });
  compare("last_name", { set: recorded.isNamed, told: areNamesTold, edited: truth.lastName !== "Last" });
  // Nobody has one before they accept, or where nobody tells whether they did, as long as they had not.
  const accepts = told.status ? truth.status !== "pending" : recorded.status !== "pending";
  compare("two_factor", { set: recorded.isGuarded && accepts, told: told.factor, edited: truth.isFactorOff });
  compare("prefs_json", { set: recorded.isPrefsSet, told: false, edited: false });
  compare("use", {
    set: recorded.isUseSet || told.status,
    told: told.status,
    edited: (truth.status === "disabled") !== (recorded.status === "disabled"),
  });
}
