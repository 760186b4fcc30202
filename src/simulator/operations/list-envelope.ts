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

/** A page of the account contract. Its totals may be wrong, as those of the published examples are. */
export function accountListEnvelope(
  page: ListPage,
  { accountListEnvelope: form, accountCounts }: AccountKnobs,
): unknown {
  const off = { true: 0, "too-high": 1, "too-low": -1 }[accountCounts];
  return listEnvelope({ ...page, total: Math.max(0, page.total + off) }, form);
}
