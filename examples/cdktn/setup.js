const { Testing } = require("cdktn");

Testing.setupJest();
