// 10,000 random plans and console edits, where `npm test` lives through 300.
import "../stories/kept/properties.test";
