import { requestsOfApply, surviveDeath } from "../support/kills";

const PEOPLE = 6;

// Of an apply of 6 people, one after the other: which organization, who am I, the list and its end, then two for each.
const REQUESTS = 4 + 2 * PEOPLE;

test("an apply of 6 people makes as many requests as are tried here", async () => {
  expect(await requestsOfApply(PEOPLE)).toBe(REQUESTS);
});

test.each(Array.from({ length: REQUESTS }, (_, index) => index + 1))(
  "the provider killed at request %i: the next apply finishes, nobody is invited twice",
  (nth) => surviveDeath({ people: PEOPLE, nth, who: "provider" }),
);

test.each([2, 5, 8])(
  "Terraform killed at request %i: the next apply finishes, nobody is invited twice",
  (nth) => surviveDeath({ people: PEOPLE, nth, who: "terraform" }),
);
