import { surviveDeath } from "../support/kills";

const PEOPLE = 20;
const REQUESTS = 4 + 2 * PEOPLE;

test.each(Array.from({ length: REQUESTS }, (_, index) => index + 1))(
  "an apply of 20 people whose provider is killed at request %i is finished by the next",
  (nth) => surviveDeath({ people: PEOPLE, nth, who: "provider" }),
);
