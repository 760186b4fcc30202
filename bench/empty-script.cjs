// The least that a plugin in Node could cost: a line on stdout, and the end.
process.stdout.write("ready\n");
