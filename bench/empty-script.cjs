// Prints a line and waits to be ended, as a plugin does.
process.stdout.write("ready\n");
setInterval(() => {}, 1_000);
