// What stands before the bundle, and says in words why it cannot start.
const OLDEST_NODE = 20;
/** Where the bundle begins, in the plugin's folder, and what loads it. */
export const MAIN = "provider/main.cjs";
export const LOADER = "provider/load.cjs";

/**
 * The launcher: what any `sh` runs. It ends in `exec`, because the plugin watches its parent, and that must be Terraform
 * and no shell. A trap outlives only an `exec` that failed: no node, or one that does not start here. Terraform shows the
 * first line of stdout that is no handshake, and keeps stderr for its log. (Where the first `node` is found costs
 * nothing; asking for its version would cost a start of Node, so ENTRY does that.)
 */
export const LAUNCHER = `#!/bin/sh
self=$0
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
case $self in
  /*) ;;
  *) self=./$self ;;
esac
explain() {
  hint="or use the single executable, which needs none"
  if [ -f /etc/alpine-release ]; then hint="apk add nodejs"; fi
  message="terraform-provider-automox needs Node.js ${OLDEST_NODE} or newer, but no node on PATH starts: install it ($hint)"
  if [ -n "\${TF_PLUGIN_MAGIC_COOKIE-}" ]; then echo "$message"; else echo "$message" >&2; fi
  exit 1
}
trap explain EXIT
exec node "\${self%/*}/provider.cjs" "$@"
`;

/** `provider.cjs` beside the launcher. In a syntax of any Node, so that an old one reaches the message instead of a syntax error. */
export const ENTRY = `#!/usr/bin/env node
"use strict";
if (parseInt(process.versions.node, 10) < ${OLDEST_NODE}) {
  var message = "terraform-provider-automox needs Node.js ${OLDEST_NODE} or newer, but the first \`node\` on PATH is " + process.version;
  (process.env.TF_PLUGIN_MAGIC_COOKIE ? process.stdout : process.stderr).write(message + "\\n");
  process.exitCode = 1;
} else {
  require("./${LOADER}");
}
`;
