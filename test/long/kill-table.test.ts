// Every death, where `npm test` lives through one in seventeen.
import "../faults/kill-table.test";
