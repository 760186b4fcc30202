// Every pattern, also those that were proved before.
import "../linear-patterns.test";
