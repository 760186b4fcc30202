import { CONTRACTS } from "../support/contracts";
import { describeFaultTable } from "./fault-table";

// Those after which something may have happened or not. The others, and the table, are in test/long.
describeFaultTable(CONTRACTS.account, [
  "404",
  "409",
  "500",
  "closed after the effect",
  "not JSON",
  "2xx without effect",
]);
