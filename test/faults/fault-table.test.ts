import { CONTRACTS } from "../support/contracts";
import { describeFaultTable } from "./fault-table";

describeFaultTable(CONTRACTS.organization);
