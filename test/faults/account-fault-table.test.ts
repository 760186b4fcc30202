import { CONTRACTS } from "../support/contracts";
import { describeFaultTable } from "./fault-table";
import { IN_DOUBT } from "./faults-in-doubt";

describeFaultTable(CONTRACTS.account, IN_DOUBT);
