import { inBothContracts } from "../support/both-contracts";
import { requestsOfApply, surviveDeath } from "../support/kills";

const PEOPLE = 6;

// Of an apply of 6 people, one after the other: which organization, who am I, the list and its end, an invitation for each, and
// what is filled in of the first three.
const REQUESTS = 4 + PEOPLE + 3;
/** The look-ups, both requests of the first person, and for the others one in the middle and the last; test:long tries every one. */
const TRIED = [1, 2, 3, 4, 5, 6, 11, REQUESTS];

inBothContracts("kills", ({ contract, it, suiteValue }) => {
  const requests = suiteValue("requests", REQUESTS);
  it("an apply of 6 people makes as many requests as are spoken of here", async () => {
    expect(await requestsOfApply(PEOPLE, contract)).toBe(requests);
  });

  it.each(suiteValue("provider", TRIED))(
    "the provider killed at request %i: the next apply finishes, nobody is invited twice",
    (nth) => surviveDeath({ contract, people: PEOPLE, nth, who: "provider" }),
  );

  it.each(suiteValue("terraform", [2, 5, 8]))(
    "Terraform killed at request %i: the next apply finishes, nobody is invited twice",
    (nth) => surviveDeath({ contract, people: PEOPLE, nth, who: "terraform" }),
  );
});
