import type { AccountKnobs } from "../knobs/account-knobs";
import type { AnswerKnobs } from "../knobs/answer-knobs";
import type { ListPage } from "./paging";

/** A page in the envelope the knob asks for. */
export function listEnvelope(
  { rows, total, page, limit }: ListPage,
  form: AnswerKnobs["listEnvelope"],
): unknown {
  switch (form) {
    case "bare":
      return rows;
    case "null-when-empty":
      return rows.length === 0 ? null : rows;
    case "results-size":
      return { results: rows, size: total };
    case "data-metadata": {
      const metadata = {
        total_count: total,
        total_pages: Math.ceil(total / limit),
        current_page: page,
        limit,
        links: {},
      };
      return { data: rows, metadata };
    }
  }
}

/** How far a total is from the truth. */
const OFF = { true: 0, "too-high": 1, "too-low": -1 };

const counted = (page: ListPage, counts: keyof typeof OFF): ListPage => ({
  ...page,
  total: Math.max(0, page.total + OFF[counts]),
});

/** A page of the organization contract. */
export const organizationListEnvelope = (page: ListPage, knobs: AnswerKnobs): unknown =>
  listEnvelope(counted(page, knobs.listCounts), knobs.listEnvelope);

/** A page of the account contract. Its totals may be wrong, as those of the published examples are. */
export const accountListEnvelope = (page: ListPage, knobs: AccountKnobs): unknown =>
  listEnvelope(counted(page, knobs.accountCounts), knobs.accountListEnvelope);
