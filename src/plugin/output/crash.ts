import { errorText, errorTitle } from "./error-text";
import type { ProcessLogger } from "./log";

/** Terraform shows at most this many lines after the one that begins with "panic: ". */
const MAX_LINES = 90;

/**
 * What the process writes when it ends on an error of its own. go-plugin takes a line that begins with "panic: " for
 * the start of a crash and shows it, and what follows, to the user even with logging off (v1.6.0 client.go); that
 * is the one way a plugin can say why it is gone.
 */
export function reportCrash(error: unknown, name: string, log: ProcessLogger): void {
  const text = errorText(error);
  log.error("the provider stopped on an error of its own", { error: text });
  const lines = text.split("\n").slice(0, MAX_LINES);
  const title = `panic: terraform-provider-${name} stopped on an error of its own: ${errorTitle(error)}`;
  log.plain(`${[title, "", ...lines].join("\n")}\n`);
}
