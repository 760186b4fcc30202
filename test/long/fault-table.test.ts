import { describeFaultTable } from "../faults/fault-table";
import { CONTRACTS } from "../support/contracts";

// All faults; `npm test` has those after which something may have happened or not.
describeFaultTable(CONTRACTS.organization);
