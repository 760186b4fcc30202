import { describeFaultTable } from "../faults/fault-table";
import { CONTRACTS } from "../support/contracts";

// All faults; `npm test` has those that tell this contract from the other.
describeFaultTable(CONTRACTS.account);
