import { inBothContracts } from "../support/both-contracts";
import { requestsOfApply, surviveDeath } from "../support/kills";

const PEOPLE = 6;

// Of an apply of 6 people, one after the other: which organization, who am I, the list and its end, then two for each.
const REQUESTS = 4 + 2 * PEOPLE;
const EVERY = Array.from({ length: REQUESTS }, (_, index) => index + 1);

inBothContracts("kills", ({ contract, it, suiteValue }) => {
  const requests = suiteValue("requests", REQUESTS);
  it("an apply of 6 people makes as many requests as are tried here", async () => {
    expect(await requestsOfApply(PEOPLE, contract)).toBe(requests);
  });

  it.each(suiteValue("provider", EVERY))(
    "the provider killed at request %i: the next apply finishes, nobody is invited twice",
    (nth) => surviveDeath({ contract, people: PEOPLE, nth, who: "provider" }),
  );

  it.each(suiteValue("terraform", [2, 5, 8]))(
    "Terraform killed at request %i: the next apply finishes, nobody is invited twice",
    (nth) => surviveDeath({ contract, people: PEOPLE, nth, who: "terraform" }),
  );
});
