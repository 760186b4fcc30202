// 10,000 random plans and console edits, where `npm test` lives through 120.
import "../stories/kept/properties.test";
