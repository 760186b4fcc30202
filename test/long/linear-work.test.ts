import "../linear-work.test";
