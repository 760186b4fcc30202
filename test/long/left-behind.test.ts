// Every mixture in every order, where `npm test` pairs them.
import "../stories/removal/left-behind.test";
