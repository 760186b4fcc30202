import { again, corrected, decided, type Entries, NEXT_RUN, personsAct, test, VALUE } from "./entry";

const KEYS = "authentication.md";
const run = test("stories/answers/what-a-run-says");

/** Calls that failed, the rate limit, lists of people. */
export const AUTOMOX: Entries = {
  "automox/unauthorized": {
    cause: "Automox (or SCIM) does not know the key (or token): 401.",
    remedy: "Set the right one. The console shows keys under Settings > Secrets & Keys.",
    example: "export AUTOMOX_API_KEY=…",
    guide: KEYS,
    proof: corrected(VALUE),
  },
  "automox/forbidden": {
    cause: "The owner of the key may not do this: 403. Automox answers so for things that do not exist, too.",
    remedy: "Correct the organization's number, or use a key of an administrator.",
    example: "org_id = 12345",
    guide: KEYS,
    proof: corrected(VALUE),
  },
  "automox/not-found": {
    cause: "Automox answered 404: it is not there, or the key cannot see it.",
    remedy: "Plan again. If it stays, look which organizations the key sees.",
    example: 'data "automox_organizations" "seen" {}',
    proof: again(NEXT_RUN),
  },
  "automox/conflict": {
    cause: "Automox refused the change: 409. Something else stands against it.",
    remedy: "Plan again: the plan shows what is there now.",
    example: "terraform plan",
    proof: again(NEXT_RUN),
  },
  "automox/invalid": {
    cause: "Automox refused a value.",
    remedy: "Correct the value that Automox names in the message, and apply again.",
    example: 'role = "viewer"',
    proof: personsAct("somebody corrects what Automox names"),
  },
  "automox/rate-limited": {
    cause: "Automox asks to wait for longer than pacing.max_wait allows: 429.",
    remedy: "Run again later, or raise pacing.max_wait.",
    example: 'pacing = { max_wait = "20m" }',
    proof: again(NEXT_RUN),
  },
  "automox/unavailable": {
    cause: "Automox has a problem of its own: 5xx.",
    remedy: "Run again later.",
    example: "terraform apply",
    proof: again(NEXT_RUN),
  },
  "automox/unreadable": {
    cause: "The answer is not what the API promises; a proxy's page often looks like this.",
    remedy: "Check base_url and the proxy, then run again.",
    example: "unset AUTOMOX_BASE_URL",
    proof: again(NEXT_RUN),
  },
  "automox/cancelled": {
    cause: "Somebody stopped the run.",
    remedy: "Run again: what is done is not repeated.",
    example: "terraform apply",
    proof: test("accept/interrupted")(
      "Ctrl-C while invitations are under way: each says what is not known, and the next run sends only what is missing",
    ),
  },
  "automox/network": {
    cause: "No answer: name, connection, certificate or proxy.",
    remedy: "Let `automox-access doctor` say what does not answer, then run again.",
    example: "automox-access doctor",
    guide: "install.md",
    proof: again(NEXT_RUN),
  },
  "pacing/waited": {
    cause: "The rate limit held requests back, and the run waited.",
    remedy: "Nothing is wrong. Two pipelines share one limit: give each its part.",
    example: "pacing = { requests_per_5_minutes = 1200 }",
    proof: run("a long wait for the rate limit is reported with its reason"),
  },
  "pacing/window": {
    cause: "The apply needs more requests than Automox grants in five minutes.",
    remedy: "Apply and wait, or split the change.",
    example: "terraform apply",
    proof: run("a plan beyond one window of the rate limit says so once, and its apply waits"),
  },
  "roster/doubtful": {
    cause: "Automox lists nobody in an organization in which the owner of the key is.",
    remedy: "Run again later. If the console shows nobody either, forget each person.",
    example: "terraform state rm ADDRESS",
    proof: again("roster/doubtful: a later run"),
  },
  "roster/incomplete": {
    cause: "Automox announced more people than it listed, so nobody can be called gone.",
    remedy: "Run again later. If the console does not show the person either, forget them.",
    example: "terraform state rm ADDRESS",
    proof: again("roster/incomplete: a later run"),
  },
  "roster/left-out": {
    cause: "A list has a row without what makes a person, such as an address.",
    remedy: "Look for somebody without an address in the console.",
    example: "Settings > Users",
    proof: personsAct("somebody corrects the row in the console"),
  },
  "roster/long-name": {
    cause: "Somebody's name is too long to be compared.",
    remedy: "Correct the name in the console.",
    example: "Settings > Users",
    proof: again("roster/long-name: the name is corrected there"),
  },
  "roster/too-many-gone": {
    cause: "More people of the state are gone at once than guards.max_removals believes.",
    remedy: "Look in the console. If they are gone, write the number that the message names.",
    example: "guards = { max_removals = 5 }",
    guide: "guards.md",
    proof: test("stories/roster/pages")("need a word from a human when many are really gone at once"),
  },
  "account/second-invitation": {
    cause:
      "Somebody who has not accepted yet was to get another zone, and Automox refuses a second invitation.",
    remedy: "Apply again after the acceptance.",
    example: "terraform apply",
    proof: decided("account/second-invitation: accepted, then applied again"),
  },
};
