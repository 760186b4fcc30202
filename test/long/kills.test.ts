import { CONTRACTS } from "../support/contracts";
import { surviveDeath } from "../support/kills";

const PEOPLE = 20;
const REQUESTS = 4 + PEOPLE + 3;

test.each(Array.from({ length: REQUESTS }, (_, index) => index + 1))(
  "an apply of 20 people whose provider is killed at request %i is finished by the next",
  (nth) => surviveDeath({ contract: CONTRACTS.organization, people: PEOPLE, nth, who: "provider" }),
);

const ACCOUNT_REQUESTS = 7 + 3 * PEOPLE;

test.each([8, Math.round(ACCOUNT_REQUESTS / 2), ACCOUNT_REQUESTS])(
  "the same with the account contract, killed at request %i",
  (nth) => surviveDeath({ contract: CONTRACTS.account, people: PEOPLE, nth, who: "provider" }),
);
