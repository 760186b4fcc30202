// Every fault of every SCIM request, and the table.
import "../faults/scim-fault-table.test";
