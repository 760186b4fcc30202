// Every death, where `npm test` lives through one in thirty-four.
import "../faults/kill-table.test";
