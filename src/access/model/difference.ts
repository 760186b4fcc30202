import type { Change } from "./change";
import type { DocumentFacts } from "./document-facts";
import type { Invocation } from "./plan";
import type { ProviderSetting } from "./provider-settings";

/** One difference between what is and what will be; all that is shown, judged and signed follows from it. */
export interface Difference {
  /** Whether a live roster was asked: what it says of arrivals is in the digest as well. */
  readonly isLive: boolean;
  /** Who may do what where, by which mailbox and second factor, and who is managed. */
  readonly access: readonly Change[];
  /** Profile and policy of people. */
  readonly other: readonly Change[];
  /** Settings of our provider that differ from their defaults. */
  readonly settings: readonly (ProviderSetting & InStack)[];
  /** Actions of ours that Terraform invokes. */
  readonly actions: readonly (Invocation & InStack)[];
  /** About the documents: nothing of it is in the digest. */
  readonly facts: DocumentFacts;
}

interface InStack {
  readonly stack: string | null;
}

/** Parts one and two, about people. */
export const changesIn = ({ access, other, facts }: Difference): readonly Change[] => [
  ...access,
  ...other,
  ...facts.moves,
];
