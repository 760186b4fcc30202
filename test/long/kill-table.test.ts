// Every death, where `npm test` lives through one in eleven.
import "../faults/kill-table.test";
